package store

import "time"

// Basket holds what a customer has not ordered yet.
type Basket struct {
	Articles []string
	Cents    []int

	opened time.Time
}

// Baskets are those of all customers.
type Baskets map[string]*Basket

// Put lays an article into the basket of a customer.
func (b Baskets) Put(customer, article string, cents int) {
	basket, ok := b[customer]
	if !ok {
		basket = &Basket{opened: time.Now()}
		b[customer] = basket
	}
	basket.Articles = append(basket.Articles, article)
	basket.Cents = append(basket.Cents, cents)
}

// Total is what the articles cost together.
func (b *Basket) Total() (cents int) {
	for i := range b.Cents {
		cents += b.Cents[i]
	}
	return cents
}

// Latest is the article that was put last, if there is one.
func (b *Basket) Latest() string {
	articles := b.Articles
	if len(articles) == 0 {
		return ""
	}
	return articles[len(articles)-1]
}
