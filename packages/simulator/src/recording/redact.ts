import { createHmac, randomBytes, randomInt } from 'node:crypto';
import {
	dateForm,
	digitsFor,
	isUuid,
	meetingIdFor,
	recurrenceFor,
	uuidFor,
	zoneFor,
} from './forms.ts';
import { counts, fields, segments, values } from './words.ts';

const insideId = /^ciscospark:\/\/(us|urn:TEAM:[a-z]{2}-[a-z]+-\d_[a-z])\/([A-Z_]+)\/(.+)$/;
const scopeForm =
	/^(spark|spark-admin|spark-compliance|meeting|identity|guest-issuer|audit):[a-z_]+$|^(openid|email|profile|phone|address)$/;
const siteForm = /^[a-z\d-]+\.webex\.com$/i;
const day = 24 * 3600_000;

/**
 * Replaces every value that is not known to be harmless; the same value gets the same replacement everywhere. The key is
 * random and is not kept, so that nobody can try names until one fits.
 */
export class Redactor {
	readonly #key = randomBytes(32);
	readonly #shift = -randomInt(400, 4000) * day;
	/** The origins of the real server and of the recorder. */
	readonly #own: readonly string[];

	constructor(...own: readonly string[]) {
		this.#own = own.map((origin) => new URL(origin).origin);
	}

	/** All moments move by the same number of days. */
	moment(milliseconds: number): number {
		return milliseconds + this.#shift;
	}

	json(value: unknown, field = ''): unknown {
		if (Array.isArray(value)) return value.map((item) => this.json(item, field));
		if (typeof value === 'object' && value !== null) {
			return Object.fromEntries(
				Object.entries(value).map(([name, inner]) => [this.name(name), this.json(inner, name)]),
			);
		}
		if (typeof value === 'string') return this.text(value, field);
		if (typeof value === 'number') return counts.has(field) ? value : this.#number(value);
		return value;
	}

	/** A field's name: people choose some, such as those of the inputs of a card. */
	name(name: string): string {
		return fields.has(name) ? name : this.#word(name);
	}

	text(text: string, field = ''): string {
		if (text === '' || values.has(text)) return text;
		if (field === 'scope' && text.split(' ').every((scope) => scopeForm.test(scope))) return text;
		if (field === 'filter' && /^\w+=/.test(text)) return this.#filter(text);
		if (dateForm.test(text)) return this.#date(text);
		if (/^\d+$/.test(text)) return this.#digits(text, field);
		if (siteForm.test(text)) return `${this.#word(text)}.webex.com`;
		if (/^https?:\/\/\S+$/.test(text) && URL.canParse(text)) return this.url(text);
		if (/^[^\s@]+@[^\s@]+$/.test(text)) return this.#email(text);
		return (
			this.id(text) ??
			zoneFor(text, Date.now()) ??
			recurrenceFor(text, (day) => this.#date(day)) ??
			this.#word(text)
		);
	}

	/** Lists of the query are written with commas; lists of IDs stay lists. */
	query(name: string, text: string): string {
		if (name === 'max' && /^\d{1,4}$/.test(text)) return text;
		return text
			.split(',')
			.map((part) => this.text(part, name))
			.join(',');
	}

	path(path: string): string {
		return path
			.split('/')
			.map((part) => (part === '' || segments.has(part) ? part : this.text(decode(part), 'id')))
			.map(encodeURIComponent)
			.join('/');
	}

	search(search: string): string {
		const pairs = new URLSearchParams();
		for (const [name, value] of new URLSearchParams(search)) {
			pairs.append(this.name(name), this.query(name, value));
		}
		return pairs.size > 0 ? `?${pairs}` : '';
	}

	url(text: string): string {
		const { origin, pathname, search } = new URL(text);
		return this.#own.includes(origin)
			? `https://webexapis.com${this.path(pathname)}${this.search(search)}`
			: `https://${this.#hash(origin)}.example/${this.#hash(text)}`;
	}

	/** With its type; `undefined` for what is neither an ID nor a UUID. */
	id(text: string): string | undefined {
		if (isUuid(text)) return uuidFor(text, this.#hash);
		const ofMeeting = meetingIdFor(text, this.#hash, (day) => this.#date(day));
		if (ofMeeting) return ofMeeting;
		const inside = insideId.exec(Buffer.from(text, 'base64').toString());
		if (!inside) return undefined;
		const [, cluster, type, value = ''] = inside;
		const parts = value
			.split(':')
			.map((part) => (isUuid(part) ? uuidFor(part, this.#hash) : this.#hash(part)));
		const encoded = Buffer.from(`ciscospark://${cluster}/${type}/${parts.join(':')}`);
		return encoded.toString('base64').replace(/={1,2}$/, text.endsWith('=') ? '$&' : '');
	}

	/** Of a webhook, such as `roomId=…&personEmail=…`. */
	#filter(text: string): string {
		const pairs = text.split('&').map((pair) => {
			const [name = '', ...value] = pair.split('=');
			return `${this.name(name)}=${this.text(value.join('='))}`;
		});
		return pairs.join('&');
	}

	readonly #hash = (text: string, length = 12): string =>
		createHmac('sha256', this.#key).update(text).digest('hex').slice(0, length);

	#word(text: string): string {
		return `x-${this.#hash(text)}`;
	}

	#email(text: string): string {
		const [, domain = ''] = text.split('@');
		const kept = domain === 'webex.bot' ? domain : 'example.com';
		return `x-${this.#hash(text.toLowerCase())}@${kept}`;
	}

	/** PINs and numbers of meetings keep their length; the numbers of session types and tracking codes say nothing. */
	#digits(text: string, field: string): string {
		if (text.length > 3) return digitsFor(text, this.#hash);
		return /id$/i.test(field) || /Ids$/.test(field) ? text : this.#word(text);
	}

	#number(value: number): number {
		if (value === 0 || value === 1) return value;
		const number = Number.parseInt(this.#hash(String(value), 6), 16);
		return Number.isInteger(value) ? number : number + 0.5;
	}

	/** In the same form: the offset and the digits of the fraction stay. */
	#date(text: string): string {
		const date = text.slice(0, 10);
		const moved = new Date(Date.parse(`${date}T00:00:00Z`) + this.#shift);
		return Number.isNaN(moved.getTime())
			? this.#word(text)
			: moved.toISOString().slice(0, 10) + text.slice(10);
	}
}

function decode(part: string): string {
	try {
		return decodeURIComponent(part);
	} catch {
		return part;
	}
}
