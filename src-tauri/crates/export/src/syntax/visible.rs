//! Characters that can't be seen, or move their neighbours; and those beyond ASCII, which a tool may read wrongly.

use std::fmt::Write as _;

/// A character, or its escape when it couldn't be seen, would move its neighbours, or isn't taken by YAML.
pub(crate) fn push_visible(out: &mut String, character: char) {
    if is_visible(character) { out.push(character) } else { push_escape(out, character) }
}

/// With an escape for each character beyond ASCII, as YAML has them in double quotes.
pub(crate) fn ascii(text: &str) -> String {
    let mut ascii = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_ascii() { ascii.push(character) } else { push_escape(&mut ascii, character) }
    }
    ascii
}

fn push_escape(out: &mut String, character: char) {
    let code = u32::from(character);
    let _ = match code {
        0..=0xff => write!(out, "\\x{code:02X}"),
        0x100..=0xffff => write!(out, "\\u{code:04X}"),
        _ => write!(out, "\\U{code:08X}"),
    };
}

/// Neither a control nor a format character, no line or paragraph separator, no unusual space but the ideographic one,
/// no unassigned end of a plane. (A `char` is never a lone surrogate.)
pub(crate) fn is_visible(character: char) -> bool {
    !character.is_control()
        && !matches!(
            character,
            '\u{a0}' | '\u{ad}' | '\u{61c}' | '\u{600}'..='\u{605}' | '\u{6dd}' | '\u{70f}' | '\u{1680}' | '\u{180e}'
                | '\u{2000}'..='\u{200f}' | '\u{2028}'..='\u{202f}' | '\u{205f}'..='\u{206f}' | '\u{3164}'
                | '\u{feff}' | '\u{fff0}'..='\u{ffff}' | '\u{e0000}'..='\u{e0fff}'
        )
        && u32::from(character) & 0xfffe != 0xfffe
}
