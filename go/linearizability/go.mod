module redline.example/linearizability

go 1.23

require redline.example/guard v0.0.0

require github.com/anishathalye/porcupine v1.3.1

replace redline.example/guard => ../guard
