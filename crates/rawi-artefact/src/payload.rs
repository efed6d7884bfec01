//! The payload: bincode, always with a limit.

use bincode::config::{Configuration, Fixint, Limit, LittleEndian, standard};
use bincode::error::DecodeError;
use serde::{Deserialize, Serialize};

use crate::error::ArtefactErrorKind;

// Integers have fixed width since the decoder counts them at full width against its limit whatever they take, and
// since a long list of them then decodes fastest.
type Config<const LIMIT: usize> = Configuration<LittleEndian, Fixint, Limit<LIMIT>>;

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
/// The limit of the decoder is part of its type, so there are steps of it: the least one that the payload fits
/// under is taken. A length inside the payload that lies can claim 64 KiB or sixteen times the file, not more.
pub(crate) fn decode<'p, T: Deserialize<'p>>(payload: &'p [u8]) -> Result<T, ArtefactErrorKind> {
    const KIB_64: usize = 1 << 16;
    const MIB: usize = 1 << 20;
    const MIB_16: usize = 1 << 24;
    const MIB_256: usize = 1 << 28;
    // 4 GiB. On a machine of 32 bits no slice is larger; on others a larger payload is refused by the limit.
    const LARGEST: usize = u32::MAX as usize;
    let decoded = match payload.len() {
        length if length <= KIB_64 => decode_within::<T, KIB_64>(payload),
        length if length <= MIB => decode_within::<T, MIB>(payload),
        length if length <= MIB_16 => decode_within::<T, MIB_16>(payload),
        length if length <= MIB_256 => decode_within::<T, MIB_256>(payload),
        _ => decode_within::<T, LARGEST>(payload),
    };
    let (value, used) =
        decoded.map_err(|error| ArtefactErrorKind::Payload { reason: error.to_string() })?;
    match payload.len() - used {
        0 => Ok(value),
        bytes => Err(ArtefactErrorKind::TrailingBytes { bytes }),
    }
}

fn decode_within<'p, T: Deserialize<'p>, const LIMIT: usize>(
    payload: &'p [u8],
) -> Result<(T, usize), DecodeError> {
    let config: Config<LIMIT> =
        standard().with_little_endian().with_fixed_int_encoding().with_limit::<LIMIT>();
    bincode::serde::borrow_decode_from_slice(payload, config)
}
