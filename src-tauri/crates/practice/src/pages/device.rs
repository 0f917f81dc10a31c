//! The MFA device of the account's user: in real life an app on a phone. No page of AWS's shows its codes.

use hyper::StatusCode;

use super::html::el;
use super::layout::{Page, PageAnswer};
use super::parts::facts;
use super::visit::Visit;
use crate::services::sts::device;

pub(super) fn show(visit: &Visit) -> PageAnswer {
    let words = visit.words;
    let Ok((serial, code)) = visit.account.change(|world| (device::serial(&world.account), device::code(world))) else {
        return visit.missing();
    };
    let page = Page::device(words.say("device-title"))
        .with(el("p", &[], words.say("device-what")))
        .with(facts([
            (words.say("device-code"), el("strong", &[("class", "code")], code.as_str())),
            (words.say("device-serial"), el("code", &[], serial.as_str())),
        ]))
        .noting(words.say("device-note"))
        .moving(true);
    PageAnswer::Page(StatusCode::OK, page)
}
