import { ianaOf } from '@webex-nodes/client';
import type { Form } from './knowledge/index.ts';

export type Json = Record<string, unknown>;

export const isObject = (value: unknown): value is Json =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value at a path such as `options.agenda`. */
export function read(object: Json, path: string): unknown {
	return path
		.split('.')
		.reduce<unknown>((inner, name) => (isObject(inner) ? inner[name] : undefined), object);
}

/** Sets a value at a path; groups on the way are made. */
export function write(object: Json, path: string, value: unknown): void {
	const [name = '', ...rest] = path.split('.');
	if (rest.length === 0) {
		object[name] = value;
		return;
	}
	const inner = isObject(object[name]) ? object[name] : {};
	object[name] = inner;
	write(inner, rest.join('.'), value);
}

/** n8n marks an expression with an equals sign in front. */
export const isExpression = (value: unknown): value is string =>
	typeof value === 'string' && value.startsWith('=');

export interface Converted {
	readonly value: unknown;
	readonly problem?: string;
}

const located = (mode: string, value: unknown) => ({ __rl: true, mode, value });

/** A resource locator, or the text of one that was written as text. */
const textOf = (value: unknown): unknown => (isObject(value) ? value['value'] : value);

const forms: Readonly<Record<Form, (value: unknown) => Converted>> = {
	same: (value) => ({ value }),
	email: (given) => {
		const value = textOf(given);
		const isEmail = isExpression(value) || String(value).includes('@');
		return {
			value: located('email', value),
			...(!isEmail && { problem: `${JSON.stringify(value)} is not an email address` }),
		};
	},
	/** A meeting that took place: REST has another ID for it. */
	held: (given) => {
		const value = textOf(given);
		return { value, ...(!isExpression(value) && { problem: otherId(value, 'confID') }) };
	},
	recording: (given) => {
		const value = textOf(given);
		return {
			value: located('id', value),
			...(!isExpression(value) && { problem: otherId(value, 'recordingId') }),
		};
	},
	meeting: (value) => ({ value: located('id', textOf(value)) }),
	site: (given) => {
		const value = String(textOf(given));
		return { value: located('id', value.includes('.') ? value : `${value}.webex.com`) };
	},
	zone: (given) => {
		const value = textOf(given);
		// The REST node takes the number of a zone too, so an expression may go on to return it.
		if (isExpression(value) || !isSetText(value)) return { value: given };
		const name = ianaOf(String(value).trim());
		if (name) return { value: located('id', name) };
		return { value: given, problem: `no IANA name is known for the zone ${String(value)}` };
	},
};

const otherId = (value: unknown, field: string) =>
	`${JSON.stringify(value)} is a number of the XML API; REST has another "${field}"`;

const isSetText = (value: unknown) => String(value ?? '').trim() !== '';

export const convert = (form: Form, value: unknown): Converted => forms[form](value);
