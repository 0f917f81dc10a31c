//! `aws-chunked` bodies: a payload in pieces, with checksums behind it, as the SDKs upload to S3. The checksums are
//! handed on as members; nobody computes them again.

/// The payload, and the headers that came behind it.
pub(super) struct ChunkedBody {
    pub(super) payload: Vec<u8>,
    pub(super) trailers: Vec<(String, String)>,
}

/// Reads `SIZE[;chunk-signature=…]\r\n PIECE\r\n … 0\r\n TRAILERS \r\n`; none when it isn't like that.
pub(super) fn read(body: &[u8]) -> Option<ChunkedBody> {
    let mut payload = Vec::new();
    let mut rest = body;
    loop {
        let (line, after) = line(rest)?;
        let size = usize::from_str_radix(line.split(';').next()?.trim(), 16).ok()?;
        if size == 0 {
            rest = after;
            break;
        }
        payload.extend_from_slice(after.get(..size)?);
        rest = after.get(size..)?.strip_prefix(b"\r\n")?;
    }
    let mut trailers = Vec::new();
    while let Some((line, after)) = line(rest)
        && let Some((name, value)) = line.split_once(':')
    {
        trailers.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
        rest = after;
    }
    Some(ChunkedBody { payload, trailers })
}

fn line(bytes: &[u8]) -> Option<(&str, &[u8])> {
    let end = bytes.windows(2).position(|pair| pair == b"\r\n")?;
    let (line, after) = bytes.split_at_checked(end)?;
    Some((std::str::from_utf8(line).ok()?, after.get(2..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(body: &str) -> Option<(String, Vec<(String, String)>)> {
        let read = read(body.as_bytes())?;
        Some((String::from_utf8(read.payload).expect("text"), read.trailers))
    }

    #[test]
    fn pieces_become_the_payload_again() {
        let none = Vec::new;
        assert_eq!(check("3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"), Some(("abcde".to_owned(), none())));
        assert_eq!(
            check("3;chunk-signature=00\r\na\r\n\r\n0;chunk-signature=00\r\n\r\n"),
            Some(("a\r\n".to_owned(), none()))
        );
        let crc = vec![("x-amz-checksum-crc32".to_owned(), "NSRBwg==".to_owned())];
        assert_eq!(check("3\r\nabc\r\n0\r\nx-amz-checksum-crc32:NSRBwg==\r\n\r\n"), Some(("abc".to_owned(), crc)));
        assert_eq!(check("0\r\n\r\n"), Some((String::new(), none())));
        assert_eq!(check("4\r\nabc\r\n0\r\n\r\n"), None);
        assert_eq!(check("ffffffffffffffff\r\nabc"), None);
        assert_eq!(check("plain"), None);
    }
}
