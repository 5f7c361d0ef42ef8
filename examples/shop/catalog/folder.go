package catalog

// Folder is a group of articles in a larger one.
type Folder struct {
	Name   string
	Around *Folder
}

// Path is what a folder is called from the top.
func (f *Folder) Path() string {
	return f.Around.Path() + "/" + f.Name
}
