package jobs

import "os"

// export writes the orders to a file for the tax office, and leaves no half file.
func export(path string, write func(*os.File) error) (err error) {
	var discard func()
	defer discard()
	file, err := os.CreateTemp("", "export")
	if err != nil {
		return err
	}
	discard = func() {
		file.Close()
		os.Remove(file.Name())
	}
	if err := write(file); err != nil {
		return err
	}
	return os.Rename(file.Name(), path)
}
