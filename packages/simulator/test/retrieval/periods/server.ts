import type { HttpRequest, HttpResponse, Transport } from '@webex-nodes/http';

/** One thing in three views: a meeting that was held, its recording, its transcript. All times in milliseconds. */
export interface Item {
	readonly id: string;
	readonly host: string;
	readonly site: string;
	readonly begin: number;
	readonly end: number;
	/** When the recording or transcript was made. */
	readonly made: number;
	/** From then on it is listed. */
	readonly visibleAt: number;
	readonly topic: string;
	readonly isDeleted: boolean;
}

export interface Behaviour {
	/** The time that `from` and `to` are compared with. */
	readonly filedBy: 'begin' | 'end' | 'made' | 'overlap';
	readonly isToIncluded: boolean;
	readonly order: 'any' | 'newest' | 'oldest';
	/** Webex counts seconds only. */
	readonly isInSeconds: boolean;
	readonly pageSize: number;
	readonly hasDate: boolean;
	/** Whether deleted items are listed, with their status. */
	readonly showsDeleted: boolean;
}

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
export class Lists {
	readonly items = new Map<string, Item>();
	/** By host or site: what Webex answers instead. */
	readonly refused = new Map<string, 400 | 403 | 404>();
	readonly #behaviour: Behaviour;
	readonly #now: () => number;

	constructor(behaviour: Behaviour, now: () => number) {
		this.#behaviour = behaviour;
		this.#now = now;
	}

	readonly transport: Transport = async (request) => this.#answer(request);

	#answer({ url }: HttpRequest): HttpResponse {
		const address = new URL(url);
		const path = address.pathname.replace('/v1/', '').replace('admin/', '');
		const query = Object.fromEntries(address.searchParams);
		if (path === 'meetingPreferences/sites') {
			return this.#reply(200, { sites: sites.map((siteUrl) => ({ siteUrl })) });
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
