import type { Random } from './random.ts';

/**
 * In every secret that the simulator makes of hexadecimal digits, and in every password: a search finds it wherever it
 * went. Access tokens, refresh tokens and session tickets have "_PF84_" for that. A host key is six digits, without room.
 */
const shortMark = '5ec2e7';
const mark = `${shortMark}${shortMark}`;

/** Draws as many random numbers as `random.hex` does, so that what follows stays the same. */
export const secretHex = (random: Random, length: number): string =>
	mark + random.hex(length).slice(mark.length);

/** @example secretPassword('Sim', '3f') // Sim5ec2e73f */
export const secretPassword = (kind: string, rest: string): string => `${kind}${shortMark}${rest}`;

/** Of a text that is a secret already. */
export const markedSecret = (secret: string): string => `${mark}${secret}`;
