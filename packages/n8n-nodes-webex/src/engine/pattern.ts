import { WebexInputError } from '@webex-nodes/http';

/**
 * What to search: a part of the text in upper or lower case, or a pattern between slashes.
 * @throws {@link WebexInputError} that names the field.
 */
export function patternOf(text: string, field: string): RegExp {
	const [, pattern, flags = ''] = /^\/(.+)\/([a-z]*)$/s.exec(text.trim()) ?? [];
	if (pattern === undefined) {
		return new RegExp(text.trim().replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i');
	}
	const compiled = compile(pattern, flags);
	if (compiled) return compiled;
	throw new WebexInputError(
		field,
		`expected a part of the text, or a pattern such as /^alarm/i, got ${text}`,
	);
}

function compile(pattern: string, flags: string): RegExp | undefined {
	try {
		return new RegExp(pattern, flags);
	} catch {
		return undefined;
	}
}
