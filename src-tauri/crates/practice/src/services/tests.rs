//! The table of services and what is made from it.

use super::{MODELS, TRIMMED};

#[test]
fn each_model_has_exactly_the_operations_that_its_service_names() {
    for (model, operations) in TRIMMED {
        let mut named: Vec<&str> = operations.split_whitespace().collect();
        named.sort_unstable();
        let mut there: Vec<&str> = MODELS.of(model).expect(model).operations.keys().map(String::as_str).collect();
        there.sort_unstable();
        assert_eq!(named, there, "{model}: run `cargo xtask gen`");
    }
}
