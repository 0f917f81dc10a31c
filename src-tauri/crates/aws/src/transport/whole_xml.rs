//! Whether an answer in XML came whole. The SDK takes one that breaks off for an answer with less in it: a stack without
//! tags, half a list. What isn't whole loses the rest too, and the SDK says that it can't be read.

use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::byte_stream::ByteStream;
use quick_xml::Reader;
use quick_xml::events::Event;

/// The answer, without its body where that is XML that breaks off.
pub(super) async fn whole_or_empty(mut answer: HttpResponse) -> Result<HttpResponse, ConnectorError> {
    if !answer.headers().get("content-type").is_some_and(|media| media.contains("xml")) {
        return Ok(answer);
    }
    let body = std::mem::replace(answer.body_mut(), SdkBody::taken());
    let read = ByteStream::new(body).collect().await;
    let bytes = read.map_err(|error| ConnectorError::io(error.into()))?.into_bytes();
    *answer.body_mut() = if is_whole(&bytes) { SdkBody::from(bytes) } else { SdkBody::empty() };
    Ok(answer)
}

/// Whether each element that begins ends, too. A body without any is whole: some answers have none.
fn is_whole(bytes: &[u8]) -> bool {
    let mut reader = Reader::from_reader(bytes);
    let mut open = 0_usize;
    loop {
        match reader.read_event() {
            Ok(Event::Start(_)) => open += 1,
            Ok(Event::End(_)) => open = open.saturating_sub(1),
            Ok(Event::Eof) => return open == 0,
            Ok(_) => {}
            Err(_) => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use aws_smithy_runtime_api::http::StatusCode;

    use super::*;

    const STACKS: &str = "<?xml version=\"1.0\"?>\n<DescribeStacksResponse><DescribeStacksResult><Stacks><member>\
        <StackName>shop</StackName><Tags/><Description>a &lt;b&gt; &amp; c</Description></member></Stacks>\
        </DescribeStacksResult></DescribeStacksResponse>";

    #[test]
    fn wherever_it_breaks_off_it_is_not_whole() {
        assert!(is_whole(STACKS.as_bytes()));
        assert!(is_whole(format!("{STACKS}\n").as_bytes()));
        let root = STACKS.find("<Describe").unwrap() + 1;
        for end in root..STACKS.len() {
            assert!(!is_whole(&STACKS.as_bytes()[..end]), "{}", &STACKS[..end]);
        }
    }

    #[test]
    fn what_is_no_xml_at_all_is_the_sdks_to_tell() {
        for (text, whole) in [("", true), ("<a/>", true), ("<a></b>", false), ("<a", false), ("<a>\u{0}</a>", true)] {
            assert_eq!(is_whole(text.as_bytes()), whole, "{text}");
        }
    }

    #[tokio::test]
    async fn half_an_answer_is_none_and_other_media_are_left_alone() {
        let half = &STACKS[..STACKS.len() / 2];
        for (media, body, left) in [
            ("text/xml", STACKS, STACKS),
            ("text/xml", half, ""),
            ("application/xml; charset=utf-8", half, ""),
            ("application/json", half, half),
            ("application/octet-stream", half, half),
        ] {
            let mut answer = HttpResponse::new(StatusCode::try_from(200).unwrap(), SdkBody::from(body));
            answer.headers_mut().insert("content-type", media);
            let answer = whole_or_empty(answer).await.unwrap();
            assert_eq!(answer.body().bytes(), Some(left.as_bytes()), "{media}");
        }
    }
}
