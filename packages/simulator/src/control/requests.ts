import type { Answered } from '../simulator.ts';
import { isOwnPage } from './own-pages.ts';

/** A request that was answered, as the page shows it: without anything that must stay secret. */
export interface LoggedRequest {
	/** Counts from 1, and never begins again. */
	readonly number: number;
	/** ISO 8601. */
	readonly at: string;
	readonly method: string;
	readonly path: string;
	/** 0 when there was no answer, on purpose. */
	readonly status: number;
	/** The email address of the account whose token was sent. */
	readonly who?: string;
	/** Why it failed. */
	readonly refusal?: string;
	readonly trackingId?: string;
}

/** How many lines a log keeps. */
export const logSize = 200;

/** The last requests, without those of the page itself. */
export class RequestLog {
	readonly #now: () => number;
	#requests: LoggedRequest[] = [];
	#last = 0;

	/** @param now in milliseconds since the epoch. */
	constructor(now: () => number) {
		this.#now = now;
	}

	/** The number of the last request; 0 before the first. */
	get last(): number {
		return this.#last;
	}

	readonly add = ({ path, ...answered }: Answered): void => {
		if (isOwnPage(path.replace(/\?.*/s, ''))) return;
		this.#last += 1;
		this.#requests.push({
			number: this.#last,
			at: new Date(this.#now()).toISOString(),
			...answered,
			path: withoutSecrets(path),
		});
		if (this.#requests.length > logSize) this.#requests.shift();
	};

	/** Oldest first. */
	after(number: number): readonly LoggedRequest[] {
		return this.#requests.filter((request) => request.number > number);
	}
}

const secretName =
	/^(?:code|user_?code|tk)$|token|secret|password|verifier|assertion|authorization|ticket|host_?key/i;
/** An address inside a parameter has parameters of its own. */
const secretInside = /(?:code|token|secret|password|verifier|assertion|ticket|hostkey|\btk)=/i;

/** In front of the host of an address. */
const userAndPassword = /^(https?:\/\/)[^/?#]*@/i;

/** Keeps the names of the parameters of a path or an address. */
export function withoutSecrets(path: string): string {
	const [pathname = '', ...rest] = path.replace(userAndPassword, '$1***@').split('?');
	if (rest.length === 0) return pathname;
	const shown = rest
		.join('?')
		.split('&')
		.map((parameter) => {
			const [[name, value] = ['', '']] = new URLSearchParams(parameter);
			const isSecret = secretName.test(name) || secretInside.test(value);
			return isSecret ? `${parameter.split('=')[0]}=***` : parameter;
		});
	return `${pathname}?${shown.join('&')}`;
}
