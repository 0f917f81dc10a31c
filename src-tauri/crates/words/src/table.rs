//! The sentences as a table: which ids there are, and which values each names. For the checks and for `xtask gen`.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;

use crate::Language;

/// `id` or `id.attribute`, with the names of the values that it takes.
pub type Table = BTreeMap<String, BTreeSet<String>>;

/// All sentences of a language.
///
/// # Errors
/// What the reader of Fluent stumbled over, with the file and the place in it; sentences that stand twice.
pub fn of(language: Language) -> Result<Table, Vec<String>> {
    let mut table = Table::new();
    let mut errors = Vec::new();
    for file in language.files() {
        let path = format!("{}/{}.ftl", language.tag(), file.subject);
        if let Err(found) = read(file.text, &mut table) {
            errors.extend(found.into_iter().map(|error| format!("{path}: {error}")));
        }
    }
    if errors.is_empty() { Ok(table) } else { Err(errors) }
}

/// The ids of a language's sentences, without attributes, in order.
pub fn ids(language: Language) -> Vec<String> {
    of(language).unwrap_or_default().into_keys().filter(|id| !id.contains('.')).collect()
}

/// The names of the values that `id` or `id.attribute` takes; none for an unknown one.
pub fn variables(language: Language, id: &str) -> BTreeSet<String> {
    of(language).unwrap_or_default().remove(id).unwrap_or_default()
}

fn read(source: &str, table: &mut Table) -> Result<(), Vec<String>> {
    let resource = parser::parse(source)
        .map_err(|(_, errors)| errors.into_iter().map(|error| format!("{error:?}")).collect::<Vec<_>>())?;
    let mut twice = Vec::new();
    let mut add = |id: String, pattern: &Pattern<&str>| {
        if table.insert(id.clone(), names(pattern)).is_some() {
            twice.push(format!("{id} stands twice"));
        }
    };
    for entry in &resource.body {
        let Entry::Message(message) = entry else { continue };
        if let Some(value) = &message.value {
            add(message.id.name.to_owned(), value);
        }
        for attribute in &message.attributes {
            add(format!("{}.{}", message.id.name, attribute.id.name), &attribute.value);
        }
    }
    if twice.is_empty() { Ok(()) } else { Err(twice) }
}

fn names(pattern: &Pattern<&str>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    collect(pattern, &mut found);
    found
}

fn collect(pattern: &Pattern<&str>, found: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        collect_expression(expression, found);
    }
}

fn collect_expression(expression: &Expression<&str>, found: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => collect_inline(inline, found),
        Expression::Select { selector, variants } => {
            collect_inline(selector, found);
            for variant in variants {
                collect(&variant.value, found);
            }
        }
    }
}

fn collect_inline(inline: &InlineExpression<&str>, found: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            found.insert(id.name.to_owned());
        }
        InlineExpression::FunctionReference { arguments, .. } => {
            for argument in &arguments.positional {
                collect_inline(argument, found);
            }
        }
        InlineExpression::Placeable { expression } => collect_expression(expression, found),
        _ => {}
    }
}
