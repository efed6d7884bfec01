//! What stands in a page as markup or as data, and the policy that lets nothing else be active in it.

use serde::Serialize;
use sha2::{Digest, Sha256};

/// Text for an element or a quoted attribute.
///
/// A browser reads each character back as it was, carriage returns with them, so that offsets hold; only NUL, which
/// has no place in a page, becomes U+FFFD.
pub(super) fn escaped(text: &str) -> String {
    let mut output = String::with_capacity(text.len() + text.len() / 16);
    for character in text.chars() {
        match character {
            '&' => output.push_str("&amp;"),
            '<' => output.push_str("&lt;"),
            '>' => output.push_str("&gt;"),
            '"' => output.push_str("&quot;"),
            '\r' => output.push_str("&#13;"),
            '\0' => output.push('\u{FFFD}'),
            _ => output.push(character),
        }
    }
    output
}

/// JSON that stays data wherever it stands in a page: no `<` that could end the element or open a comment, no line
/// separators of older scripts.
pub(super) fn inline_json(data: &impl Serialize) -> String {
    let json = serde_json::to_string(data).unwrap_or_else(|_| "{}".to_owned());
    json.replace('<', "\\u003c")
        .replace('>', "\\u003e")
        .replace('&', "\\u0026")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029")
}

/// A hash as a content security policy names it. The browser hashes what stands between the tags.
pub(super) fn source_hash(source: &str) -> String {
    format!("sha256-{}", base64(&Sha256::digest(source.as_bytes())))
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut output = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or(0));
        let joined = byte(0) << 16 | byte(1) << 8 | byte(2);
        for sextet in 0..4_usize {
            let at = (joined >> (18 - 6 * sextet)) & 63;
            let letter = LETTERS.get(at as usize).copied().map_or('=', char::from);
            output.push(if sextet <= chunk.len() { letter } else { '=' });
        }
    }
    output
}

#[cfg(test)]
mod tests {
    use super::{base64, escaped, source_hash};

    #[test]
    fn base64_agrees_with_rfc_4648() {
        for (expected, text) in
            [("", ""), ("Zg==", "f"), ("Zm8=", "fo"), ("Zm9v", "foo"), ("Zm9vYg==", "foob")]
        {
            assert_eq!(expected, base64(text.as_bytes()));
        }
    }

    #[test]
    fn hashes_are_those_of_the_policy() {
        // The example of the standard: <script>alert('Hello, world.');</script>.
        let expected = "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=";
        assert_eq!(expected, source_hash("alert('Hello, world.');"));
    }

    #[test]
    fn what_browsers_would_change_is_escaped() {
        assert_eq!("&lt;a b=&quot;&amp;&quot;&gt;&#13;\n\u{FFFD}", escaped("<a b=\"&\">\r\n\0"));
    }
}
