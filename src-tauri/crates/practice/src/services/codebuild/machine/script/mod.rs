//! The part of the shell's language that buildspecs use: lists, `if`, `for`, groups, variables, quotes.

mod expand;
mod tokens;

use self::tokens::{Token, assignment, redirection, tokens};
use super::{Outcome, Shell, tools};

/// How deep groups, substitutions and scripts may be nested.
const DEEPEST: usize = 30;

/// The longest command with its arguments, in bytes: Linux's usual ARG_MAX.
const LONGEST: usize = 2 * 1024 * 1024;

/// Plays a script; gives its exit code.
pub(super) fn run(shell: &mut Shell, text: &str, outcome: &mut Outcome) -> i32 {
    nested(shell, text, outcome, 0)
}

/// Plays a script inside another.
pub(super) fn nested(shell: &mut Shell, text: &str, outcome: &mut Outcome, depth: usize) -> i32 {
    if depth > DEEPEST {
        outcome.say("sh: maximum nesting level exceeded");
        return 1;
    }
    let tokens = tokens(text);
    Player { shell, outcome, tokens: &tokens, next: 0, depth, exited: false }.list(&[])
}

const TOO_LONG: &str = "sh: Argument list too long";

struct Player<'s, 't> {
    shell: &'s mut Shell,
    outcome: &'s mut Outcome,
    tokens: &'t [Token],
    next: usize,
    depth: usize,
    exited: bool,
}

impl Player<'_, '_> {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.next)
    }

    fn at_word(&self, words: &[&str]) -> bool {
        matches!(self.peek(), Some(Token::Word(word)) if words.contains(&word.as_str()))
    }

    fn at(&self, operators: &[&str]) -> bool {
        matches!(self.peek(), Some(Token::Operator(operator)) if operators.contains(operator))
    }

    fn skip_separators(&mut self) {
        while self.at(&[";", "\n", ";;", "&"]) {
            self.next += 1;
        }
    }

    /// Commands until one of the words (or `)`), that are not consumed.
    fn list(&mut self, until: &[&str]) -> i32 {
        let mut code = 0;
        loop {
            self.skip_separators();
            if self.exited || self.peek().is_none() || self.at(&[")"]) || self.at_word(until) {
                return code;
            }
            let before = self.next;
            code = self.and_or();
            if self.next == before {
                self.next += 1;
            }
        }
    }

    fn and_or(&mut self) -> i32 {
        let mut code = self.pipeline(true);
        while !self.exited && self.at(&["&&", "||"]) {
            let and = self.at(&["&&"]);
            self.next += 1;
            while self.at(&["\n"]) {
                self.next += 1;
            }
            let play = (code == 0) == and;
            let then = self.pipeline(play);
            if play {
                code = then;
            }
        }
        code
    }

    /// Commands joined by pipes: the last one's code counts, and only its output is seen.
    fn pipeline(&mut self, play: bool) -> i32 {
        let start = self.outcome.lines.len();
        let mut code = self.command(play);
        while self.at(&["|"]) && !self.exited {
            self.next += 1;
            if play {
                self.outcome.lines.truncate(start);
            }
            code = self.command(play);
        }
        code
    }

    fn command(&mut self, play: bool) -> i32 {
        let mut negated = false;
        while self.at_word(&["!"]) {
            self.next += 1;
            negated = !negated;
        }
        let code = self.affirmed(play);
        if negated { i32::from(code == 0) } else { code }
    }

    /// A command without the `!` before it.
    fn affirmed(&mut self, play: bool) -> i32 {
        if self.at_word(&["if"]) {
            self.next += 1;
            return self.when(play);
        }
        if self.at_word(&["for"]) {
            self.next += 1;
            return self.each(play);
        }
        if self.at(&["("]) || self.at_word(&["{"]) {
            let until: &[&str] = if self.at(&["("]) { &[] } else { &["}"] };
            self.next += 1;
            let code = self.block(play, until);
            self.next += 1;
            return code;
        }
        let mut words = Vec::new();
        while let Some(Token::Word(word)) = self.peek() {
            words.push(word.clone());
            self.next += 1;
        }
        if !play {
            return 0;
        }
        let code = self.simple(&words);
        self.shell.variables.insert("?".to_owned(), code.to_string());
        code
    }

    /// A list that is played, or only read over.
    fn block(&mut self, play: bool, until: &[&str]) -> i32 {
        self.depth += 1;
        let code = if play && self.depth < DEEPEST {
            self.list(until)
        } else {
            self.pass(until);
            0
        };
        if self.exited {
            self.pass(until);
        }
        self.depth -= 1;
        code
    }

    /// Reads over everything until one of the words, or the bracket that closes.
    fn pass(&mut self, until: &[&str]) {
        let mut open = 0_usize;
        while let Some(token) = self.peek() {
            match token {
                Token::Word(word) if open == 0 && until.contains(&word.as_str()) => return,
                Token::Word(word) if matches!(word.as_str(), "if" | "for" | "{") => open += 1,
                Token::Word(word) if matches!(word.as_str(), "fi" | "done" | "}") => open = open.saturating_sub(1),
                Token::Operator("(") => open += 1,
                Token::Operator(")") if open == 0 => return,
                Token::Operator(")") => open = open.saturating_sub(1),
                _ => {}
            }
            self.next += 1;
        }
    }

    fn when(&mut self, play: bool) -> i32 {
        let mut code = 0;
        let mut open = play;
        loop {
            let held = self.block(open, &["then", "fi"]) == 0;
            self.next += usize::from(self.at_word(&["then"]));
            let chosen = open && held && !self.exited;
            let then = self.block(chosen, &["elif", "else", "fi"]);
            if chosen {
                code = then;
                open = false;
            }
            if self.at_word(&["elif"]) {
                self.next += 1;
                continue;
            }
            if self.at_word(&["else"]) {
                self.next += 1;
                let otherwise = self.block(open && !self.exited, &["fi"]);
                code = if open { otherwise } else { code };
            }
            self.next += usize::from(self.at_word(&["fi"]));
            return code;
        }
    }

    fn each(&mut self, play: bool) -> i32 {
        let Some(Token::Word(name)) = self.peek().cloned() else { return 2 };
        self.next += 1;
        self.next += usize::from(self.at_word(&["in"]));
        let mut words = Vec::new();
        while let Some(Token::Word(word)) = self.peek() {
            words.push(word.clone());
            self.next += 1;
        }
        self.skip_separators();
        self.next += usize::from(self.at_word(&["do"]));
        let start = self.next;
        let words: Vec<String> =
            if play { words.iter().flat_map(|word| self.expand(word)).collect() } else { Vec::new() };
        let mut code = 0;
        for word in words {
            if self.exited || !self.outcome.burn() {
                break;
            }
            self.shell.variables.insert(name.clone(), word);
            self.next = start;
            code = self.block(true, &["done"]);
        }
        self.next = start;
        self.block(false, &["done"]);
        self.next += usize::from(self.at_word(&["done"]));
        code
    }

    /// A command with its arguments: assignments and redirections are taken off first.
    fn simple(&mut self, words: &[String]) -> i32 {
        if !self.outcome.burn() {
            self.outcome.say("sh: too many commands");
            return 1;
        }
        if self.shell.is_full() {
            return self.give_up("sh: write error: No space left on device");
        }
        let mut size = 0;
        let mut words = words.iter().peekable();
        let mut assigned = Vec::new();
        while let Some((name, value)) = words.peek().and_then(|word| assignment(word)) {
            let value = self.expand(value).join(" ");
            size += value.len();
            if size > LONGEST || self.exited {
                return self.give_up(TOO_LONG);
            }
            assigned.push((name.to_owned(), value));
            words.next();
        }
        let mut given = Vec::new();
        let mut into = None;
        let mut hidden = false;
        while let Some(word) = words.next() {
            match redirection(word) {
                None => {
                    let expanded = self.expand(word);
                    size += expanded.iter().map(String::len).sum::<usize>();
                    if size > LONGEST || self.exited {
                        return self.give_up(TOO_LONG);
                    }
                    given.extend(expanded);
                }
                Some((to, target)) => {
                    let target =
                        if target.is_empty() { words.next().cloned().unwrap_or_default() } else { target.to_owned() };
                    let target = self.expand(&target).join("");
                    hidden |= to && !target.starts_with('&');
                    into = into.or((to && !target.starts_with('&') && target != "/dev/null").then_some(target));
                }
            }
        }
        let Some(name) = given.first().cloned() else {
            self.shell.variables.extend(assigned);
            return 0;
        };
        if name == "exit" {
            self.exited = true;
            return given.get(1).and_then(|code| code.parse().ok()).unwrap_or(0);
        }
        let before = self.shell.variables.clone();
        let only_here: Vec<String> = assigned.iter().map(|(name, _)| name.clone()).collect();
        self.shell.variables.extend(assigned);
        let start = self.outcome.lines.len();
        let code = tools::play(self.shell, &given, self.outcome, self.depth);
        for name in only_here {
            match before.get(&name) {
                Some(value) => self.shell.variables.insert(name, value.clone()),
                None => self.shell.variables.remove(&name),
            };
        }
        if hidden {
            let text: Vec<String> = self.outcome.lines.drain(start..).collect();
            if let Some(target) = into {
                self.shell.write(&target, &(text.join("\n") + "\n"));
            }
        }
        code
    }

    /// Nothing more of the script is played.
    fn give_up(&mut self, line: &str) -> i32 {
        self.outcome.say(line);
        self.exited = true;
        1
    }
}
