import { asText, type Family, families, type Rule, untyped } from './schema.ts';

/** What is wrong with a card, and where. */
export interface CardProblem {
	/** Such as `body[2].columns[0].items[1].url`; empty for the card itself. */
	readonly path: string;
	/** Continues the sentence that begins with the path: what was expected. */
	readonly message: string;
}

/** Levels of elements inside elements; no app shows more. */
const maxDepth = 40;

/** Everything in a card that Webex refuses, leaves out or should not show. Unknown properties are allowed: apps ignore them. */
export function cardProblems(card: unknown): readonly CardProblem[] {
	const problems: CardProblem[] = [];
	const ids = new Map<string, string>();
	if (isRecord(card)) {
		const { version, body, actions } = card;
		if (card['type'] !== 'AdaptiveCard') {
			report('type', `expected "AdaptiveCard", got ${shown(card['type'])}`);
		} else if (typeof version !== 'string' || !/^1\.[0-3]$/.test(version)) {
			report('version', `expected "1.3" or lower, which Webex shows, got ${shown(version)}`);
		} else if (isEmpty(body) && isEmpty(actions)) {
			report('', 'expected at least one element in "body", or an action');
		}
	}
	checkObject(card, 'card', '', 0);
	return problems;

	function report(path: string, message: string): void {
		problems.push({ path, message });
	}

	function checkObject(value: unknown, family: Family, path: string, depth: number): void {
		if (asText.has(family) && typeof value === 'string') return;
		if (!isRecord(value)) {
			report(path, `expected an object, got ${shown(value)}`);
			return;
		}
		if (depth > maxDepth) {
			report(path, `is nested more than ${maxDepth} levels deep`);
			return;
		}
		const known = families[family];
		const names = Object.keys(known);
		const [only = ''] = names;
		const type = value['type'] ?? (untyped.has(family) ? only : undefined);
		const shape = typeof type === 'string' && Object.hasOwn(known, type) ? known[type] : undefined;
		if (!shape) {
			// The card itself was checked before, with a message of its own.
			if (path !== '') {
				report(join(path, 'type'), `expected ${names.map(shown).join(', ')}, got ${shown(type)}`);
			}
			return;
		}
		for (const name of shape.required) {
			if (value[name] === undefined || value[name] === null) {
				report(join(path, name), `is missing: ${article(String(type))} needs it`);
			}
		}
		for (const [name, rule] of Object.entries(shape.properties)) {
			const given = value[name];
			if (given === undefined || given === null) continue;
			const wrong = check(given, rule, join(path, name), depth);
			if (wrong) report(join(path, name), `expected ${wrong}, got ${shown(given)}`);
		}
		const { id } = value;
		if (typeof id !== 'string') return;
		const first = ids.get(id);
		if (first) report(join(path, 'id'), `is used twice: ${first} has "${id}" too`);
		else ids.set(id, path);
		if (String(type).startsWith('Input.') && id.trim() === '') {
			report(join(path, 'id'), 'is empty: answers come under it');
		}
	}

	/** Returns what was expected when a value is something else. Problems of objects inside are reported separately. */
	function check(value: unknown, rule: Rule, path: string, depth: number): string | undefined {
		switch (rule.kind) {
			case 'any':
				return undefined;
			case 'text':
				return typeof value === 'string' ? undefined : 'a text';
			case 'number':
				return typeof value === 'number' && Number.isFinite(value) ? undefined : 'a number';
			case 'flag':
				return typeof value === 'boolean' ? undefined : 'true or false';
			case 'pixels':
				return typeof value === 'string' && (rule.isWeight ? /^\d+(px)?$/ : /^\d+px$/).test(value)
					? undefined
					: 'pixels such as "50px"';
			case 'url':
				return typeof value === 'string' && beginsWithAny(value, rule.beginnings)
					? undefined
					: `an address that begins with ${rule.beginnings.join(', ')}`;
			case 'word': {
				const isKnown = rule.words.some((word) => word.toLowerCase() === lower(value));
				return isKnown ? undefined : rule.words.map(shown).join(', ');
			}
			case 'one':
				checkObject(value, rule.family, path, depth + 1);
				return undefined;
			case 'list': {
				if (!Array.isArray(value)) return 'a list';
				for (const [index, entry] of value.entries()) {
					checkObject(entry, rule.family, `${path}[${index}]`, depth + 1);
				}
				return undefined;
			}
			case 'either': {
				const expected: string[] = [];
				for (const option of rule.rules) {
					// Only an object is compared with the rules for objects, so that the message stays short.
					if (option.kind === 'one' && !isRecord(value)) continue;
					const wrong = check(value, option, path, depth);
					if (!wrong) return undefined;
					expected.push(wrong);
				}
				return expected.join(' or ');
			}
		}
	}
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
const isEmpty = (value: unknown) => !Array.isArray(value) || value.length === 0;
const lower = (value: unknown) => (typeof value === 'string' ? value.toLowerCase() : undefined);
const join = (path: string, name: string) => (path ? `${path}.${name}` : name);
const article = (type: string) => `${/^[AEIOU]/.test(type) ? 'an' : 'a'} ${type}`;

/** Something has to follow. */
const beginsWithAny = (text: string, beginnings: readonly string[]) =>
	beginnings.some(
		(beginning) =>
			text.trim().toLowerCase().startsWith(beginning) && text.trim().length > beginning.length,
	);

/** A value as error messages show it. */
function shown(value: unknown): string {
	if (value === undefined) return 'nothing';
	const text = JSON.stringify(value) ?? String(value);
	return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
