import type { HttpRequest, HttpResponse, Transport } from '@webex-nodes/http';
import type { Backend, BackendOptions, Behaviour, Failing, Item } from './backend.ts';

export const hosts = ['ada@fernhill.example', 'ben@fernhill.example'];
export const sites = ['one.webex.example', 'two.webex.example'];

const views = {
	meetings: (item: Item, time: (moment: number) => string) => ({
		id: item.id,
		meetingType: 'meeting',
		state: 'ended',
		title: item.topic,
		start: time(item.begin),
		end: time(item.end),
		hostEmail: item.host,
	}),
	recordings: (item: Item, time: (moment: number) => string) => ({
		id: item.id,
		topic: item.topic,
		createTime: time(item.made),
		timeRecorded: time(item.begin),
		status: item.isDeleted ? 'deleted' : 'available',
	}),
	meetingTranscripts: (item: Item, time: (moment: number) => string) => ({
		id: item.id,
		meetingTopic: item.topic,
		startTime: time(item.begin),
		status: item.isDeleted ? 'deleted' : 'available',
	}),
};

type List = keyof typeof views;

/** The lists of Webex, as far as the documentation says how they are, and otherwise as one chooses. */
export class Lists implements Backend {
	readonly hosts = hosts;
	readonly sites = sites;
	readonly items = new Map<string, Item>();
	/** By host or site: what Webex answers instead. */
	readonly refused = new Map<string, 400 | 403 | 404>();
	readonly #behaviour: Behaviour;
	readonly #now: () => number;
	#failing: Failing | undefined;

	constructor({ behaviour, now }: Pick<BackendOptions, 'behaviour' | 'now'>) {
		this.#behaviour = behaviour;
		this.#now = now;
	}

	readonly transport: Transport = async (request) => {
		const failing = this.#failing;
		this.#failing = undefined;
		if (typeof failing === 'number')
			return { status: failing, headers: {}, body: new Uint8Array() };
		const answer = this.#answer(request);
		return failing === 'cut' ? { ...answer, body: answer.body.slice(0, -9) } : answer;
	};

	fail(how: Failing): void {
		this.#failing = how;
	}

	can(): boolean {
		return true;
	}

	idOf({ id }: Item): string {
		return id;
	}

	put(item: Item): void {
		this.items.set(item.id, item);
	}

	refuse(place: string, status: 400 | 403 | 404): void {
		this.refused.set(place, status);
	}

	allow(place: string): void {
		this.refused.delete(place);
	}

	isRefused(place: string): boolean {
		return this.refused.has(place);
	}

	#answer({ url }: HttpRequest): HttpResponse {
		const address = new URL(url);
		const path = address.pathname.replace('/v1/', '').replace('admin/', '');
		const given: Readonly<Record<string, string>> = Object.fromEntries(address.searchParams);
		// These are of the preferred site, unless another one is named.
		const isOfSite = /\/(admin\/recordings|meetingTranscripts)$/.test(address.pathname);
		const isOfMeeting = given['meetingId'] !== undefined;
		const query: Readonly<Record<string, string>> = {
			...(isOfSite && !isOfMeeting && { siteUrl: sites[0] ?? '' }),
			...given,
		};
		if (path === 'meetingPreferences/sites') {
			return this.#reply(200, {
				sites: sites.map((siteUrl, index) => ({ siteUrl, default: index === 0 })),
			});
		}
		const refusal = this.refused.get(query['hostEmail'] ?? query['siteUrl'] ?? '');
		if (refusal) return this.#reply(refusal, { message: `Refused with ${refusal}` });
		const found = this.#found(path as List, query);
		const offset = Number(query['offset'] ?? 0);
		const size = Math.min(this.#behaviour.pageSize, Number(query['max'] ?? 10));
		const hasMore = offset + size < found.length;
		address.searchParams.set('offset', String(offset + size));
		const items = found
			.slice(offset, offset + size)
			.map((item) => views[path as List](item, (moment) => this.#shown(moment)));
		return this.#reply(200, { items }, hasMore ? { link: `<${address}>; rel="next"` } : {});
	}

	#found(list: List, query: Readonly<Record<string, string>>): Item[] {
		const { from = '', to = '', hostEmail, siteUrl, meetingId } = query;
		const { isToIncluded, showsDeleted, order } = this.#behaviour;
		const [first, last] = [this.#counted(Date.parse(from)), this.#counted(Date.parse(to))];
		const found = [...this.items.values()].filter((item) => {
			const [earliest, latest] = this.#filed(item).map((moment) => this.#counted(moment));
			return (
				item.visibleAt <= this.#now() &&
				(!item.isDeleted || (showsDeleted && list !== 'meetings')) &&
				(!hostEmail || item.host === hostEmail) &&
				(!siteUrl || item.site === siteUrl) &&
				(!meetingId || item.id === meetingId) &&
				(latest ?? 0) >= first &&
				((earliest ?? 0) < last || (isToIncluded && earliest === last))
			);
		});
		const sign = order === 'newest' ? -1 : 1;
		const rank = ({ id, made }: Item) => (order === 'any' ? Number(id.slice(-6)) % 7 : made * sign);
		return found.sort((one, other) => rank(one) - rank(other));
	}

	#filed({ begin, end, made }: Item): [number, number] {
		const { filedBy } = this.#behaviour;
		if (filedBy === 'overlap') return [begin, end];
		const moment = { begin, end, made }[filedBy];
		return [moment, moment];
	}

	#counted(moment: number): number {
		return this.#behaviour.isInSeconds ? Math.floor(moment / 1000) * 1000 : moment;
	}

	#shown(moment: number): string {
		return new Date(this.#counted(moment)).toISOString();
	}

	#reply(
		status: number,
		body: object,
		headers: Readonly<Record<string, string>> = {},
	): HttpResponse {
		return {
			status,
			headers: {
				'content-type': 'application/json',
				...(this.#behaviour.hasDate && { date: new Date(this.#now()).toUTCString() }),
				...headers,
			},
			body: new TextEncoder().encode(JSON.stringify(body)),
		};
	}
}
