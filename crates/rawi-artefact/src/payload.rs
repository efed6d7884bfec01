//! The payload: bincode, always with a limit.

use bincode::config::{Config, Configuration, Fixint, Limit, LittleEndian, Varint, standard};
use bincode::error::DecodeError;
use serde::{Deserialize, Serialize};

use crate::error::{ArtefactError, ArtefactErrorKind};

// Integers have fixed width since the decoder counts them at full width against its limit whatever they take, and
// since a long list of them then decodes fastest.
type Wide<const LIMIT: usize> = Configuration<LittleEndian, Fixint, Limit<LIMIT>>;
type Narrow<const LIMIT: usize> = Configuration<LittleEndian, Varint, Limit<LIMIT>>;

/// Encodes a value behind what `bytes` holds already.
pub(crate) fn encode<T: Serialize>(
    value: &T,
    bytes: &mut Vec<u8>,
) -> Result<(), ArtefactErrorKind> {
    let config = standard().with_little_endian().with_fixed_int_encoding();
    bincode::serde::encode_into_std_write(value, bytes, config)
        .map(|_| ())
        .map_err(|error| ArtefactErrorKind::Encode { reason: error.to_string() })
}

/// Decodes a value and asks that it takes the whole payload.
///
/// A length inside the payload that lies can claim 64 KiB or sixteen times the file, not more.
pub(crate) fn decode<'p, T: Deserialize<'p>>(payload: &'p [u8]) -> Result<T, ArtefactErrorKind> {
    let decoded = match payload.len() {
        length if length <= KIB_64 => within(payload, Wide::<KIB_64>::default()),
        length if length <= MIB => within(payload, Wide::<MIB>::default()),
        length if length <= MIB_16 => within(payload, Wide::<MIB_16>::default()),
        length if length <= MIB_256 => within(payload, Wide::<MIB_256>::default()),
        _ => within(payload, Wide::<LARGEST>::default()),
    };
    whole(payload, decoded)
}

/// A value as bytes without a container, integers no wider than they need: for many small values of one kind, as a
/// program keeps them, or as parts of a payload.
///
/// ```
/// use rawi_artefact::{pack, unpack};
///
/// let bytes = pack(&("عربي", 7_u64)).unwrap();
/// assert_eq!(bytes.len(), 1 + 8 + 1);
/// assert_eq!(unpack::<(&str, u64)>(&bytes).unwrap(), ("عربي", 7));
/// ```
pub fn pack<T: Serialize + ?Sized>(value: &T) -> Result<Vec<u8>, ArtefactError> {
    bincode::serde::encode_to_vec(value, standard())
        .map_err(|error| ArtefactErrorKind::Encode { reason: error.to_string() }.into())
}

/// Gives a packed value back, which must take all the bytes.
pub fn unpack<'p, T: Deserialize<'p>>(bytes: &'p [u8]) -> Result<T, ArtefactError> {
    // The decoder counts integers at full width, which is up to sixteen times what they take.
    let decoded = match bytes.len().saturating_mul(16) {
        length if length <= KIB_64 => within(bytes, Narrow::<KIB_64>::default()),
        length if length <= MIB => within(bytes, Narrow::<MIB>::default()),
        length if length <= MIB_16 => within(bytes, Narrow::<MIB_16>::default()),
        length if length <= MIB_256 => within(bytes, Narrow::<MIB_256>::default()),
        _ => within(bytes, Narrow::<LARGEST>::default()),
    };
    Ok(whole(bytes, decoded)?)
}

// The limit of the decoder is part of its type, so there are steps of it: the least one that the payload fits under
// is taken.
const KIB_64: usize = 1 << 16;
const MIB: usize = 1 << 20;
const MIB_16: usize = 1 << 24;
const MIB_256: usize = 1 << 28;
// 4 GiB. On a machine of 32 bits no slice is larger; on others a larger payload is refused by the limit.
const LARGEST: usize = u32::MAX as usize;

fn whole<T>(
    payload: &[u8],
    decoded: Result<(T, usize), DecodeError>,
) -> Result<T, ArtefactErrorKind> {
    let (value, used) =
        decoded.map_err(|error| ArtefactErrorKind::Payload { reason: error.to_string() })?;
    match payload.len() - used {
        0 => Ok(value),
        bytes => Err(ArtefactErrorKind::TrailingBytes { bytes }),
    }
}

fn within<'p, T: Deserialize<'p>>(
    payload: &'p [u8],
    config: impl Config,
) -> Result<(T, usize), DecodeError> {
    bincode::serde::borrow_decode_from_slice(payload, config)
}

#[cfg(test)]
mod tests {
    use super::{pack, unpack};

    #[test]
    fn packed_bytes_that_lie_are_refused() {
        // A string of 2^64 - 1 bytes, one behind whose end something is left, and one that ends too early.
        assert!(unpack::<String>(&[253, 255, 255, 255, 255, 255, 255, 255, 255]).is_err());
        let mut bytes = pack("abc").unwrap();
        assert!(unpack::<String>(&bytes[..3]).is_err());
        bytes.push(0);
        assert!(unpack::<String>(&bytes).is_err());
    }

    #[test]
    fn integers_of_many_small_values_stay_within_the_limit() {
        let numbers = vec![1_i128; 100_000];
        assert_eq!(unpack::<Vec<i128>>(&pack(&numbers).unwrap()).unwrap(), numbers);
    }
}
