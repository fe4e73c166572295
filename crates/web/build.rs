//! Takes the style sheet and the images into the binary.

fn main() {
    memory_serve::load_directory("./assets");
}
