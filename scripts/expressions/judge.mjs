import { check } from 'recheck';

/** In milliseconds, for one expression. */
const timeout = 120_000;

/**
 * Why an expression may take longer than in proportion to the text; `undefined` when it does not. By recheck: an
 * automaton proves it, or for what has no automaton, such as a look-ahead, a search for a text that takes long fails.
 * @param literal with slashes and flags.
 * @see https://makenowjust-labs.github.io/recheck/
 */
export async function problemOf(literal) {
	const end = literal.lastIndexOf('/');
	const { status, complexity, attack, error } = await check(
		literal.slice(1, end),
		literal.slice(end + 1),
		// The same answer each time.
		{ timeout, randomSeed: 1 },
	);
	if (status === 'safe') return undefined;
	if (status === 'unknown') return `cannot be judged: ${error.message ?? error.kind}`;
	return `takes ${complexity.summary.replace(' (fuzz)', '')} time, as on ${attack.pattern}`;
}
