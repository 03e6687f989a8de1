/**
 * SipHash-2-4 of a message under a 128-bit key: a 64-bit pseudo-random function of any string.
 *
 * Key and result are 32-bit words, low word first. Pure 32-bit arithmetic; meant for keys of streams, not for hot loops.
 * Source: Aumasson and Bernstein, "SipHash: a fast short-input PRF", INDOCRYPT 2012.
 */
export function siphash(key: readonly [number, number, number, number], message: Uint8Array): [number, number] {
  const state = new Int32Array([
    key[0] ^ 0x70736575,
    key[1] ^ 0x736f6d65,
    key[2] ^ 0x6e646f6d,
    key[3] ^ 0x646f7261,
    key[0] ^ 0x6e657261,
    key[1] ^ 0x6c796765,
    key[2] ^ 0x79746573,
    key[3] ^ 0x74656462,
  ]);
  const whole = message.length - (message.length % 8);
  for (let at = 0; at < whole; at += 8) absorb(state, wordAt(message, at), wordAt(message, at + 4));
  absorb(state, wordAt(message, whole), wordAt(message, whole + 4) | (message.length << 24));
  state[4] = (state[4] ?? 0) ^ 0xff;
  for (let round = 0; round < 4; round++) sipRound(state);
  const low = (state[0] ?? 0) ^ (state[2] ?? 0) ^ (state[4] ?? 0) ^ (state[6] ?? 0);
  const high = (state[1] ?? 0) ^ (state[3] ?? 0) ^ (state[5] ?? 0) ^ (state[7] ?? 0);
  return [low >>> 0, high >>> 0];
}

/** Four bytes from `at`, little end first; bytes past the end count as zero. */
function wordAt(message: Uint8Array, at: number): number {
  return (
    (message[at] ?? 0) | ((message[at + 1] ?? 0) << 8) | ((message[at + 2] ?? 0) << 16) | ((message[at + 3] ?? 0) << 24)
  );
}

function absorb(state: Int32Array, low: number, high: number): void {
  state[6] = (state[6] ?? 0) ^ low;
  state[7] = (state[7] ?? 0) ^ high;
  sipRound(state);
  sipRound(state);
  state[0] = (state[0] ?? 0) ^ low;
  state[1] = (state[1] ?? 0) ^ high;
}

function sipRound(state: Int32Array): void {
  add(state, 0, 2);
  rotateXor(state, 2, 13, 0);
  swap(state, 0);
  add(state, 4, 6);
  rotateXor(state, 6, 16, 4);
  add(state, 0, 6);
  rotateXor(state, 6, 21, 0);
  add(state, 4, 2);
  rotateXor(state, 2, 17, 4);
  swap(state, 4);
}

/** 64-bit words live at two entries each: `into` += `from`. */
function add(state: Int32Array, into: number, from: number): void {
  const low = ((state[into] ?? 0) >>> 0) + ((state[from] ?? 0) >>> 0);
  state[into + 1] = (state[into + 1] ?? 0) + (state[from + 1] ?? 0) + (low > 0xffffffff ? 1 : 0);
  state[into] = low;
}

/** Rotates the word left by fewer than 32 bits, then xors `other` into it. */
function rotateXor(state: Int32Array, word: number, bits: number, other: number): void {
  const low = state[word] ?? 0;
  const high = state[word + 1] ?? 0;
  state[word] = ((low << bits) | (high >>> (32 - bits))) ^ (state[other] ?? 0);
  state[word + 1] = ((high << bits) | (low >>> (32 - bits))) ^ (state[other + 1] ?? 0);
}

/** Rotates the word by 32 bits. */
function swap(state: Int32Array, word: number): void {
  const low = state[word] ?? 0;
  state[word] = state[word + 1] ?? 0;
  state[word + 1] = low;
}
