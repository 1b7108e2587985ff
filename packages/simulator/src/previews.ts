import { isMessageEvent, type World } from './world/world.ts';

const local = /^https?:\/\/(?:127\.0\.0\.1|\[::1\]|localhost)(?::\d+)?\//;
const answerLimit = 10_000; // ms

/** A link that a robot has looked at. */
export interface Preview {
	readonly url: string;
	/** Absent when nothing answered. */
	readonly status?: number;
}

/**
 * Robots that open every link of a message as soon as it is written, as apps do to show a preview: a link must never
 * decide something by being opened.
 */
export class Previews {
	/** Oldest first. */
	readonly seen: Preview[] = [];
	readonly #pending = new Set<Promise<void>>();

	constructor(world: World, isOn: boolean) {
		if (!isOn) return;
		world.onEvent((event) => {
			if (!isMessageEvent(event) || event.event === 'deleted') return;
			const { html = '', text = '' } = event.data;
			for (const url of new Set(html ? linksOf(html) : addressesIn(text))) {
				if (!local.test(url)) continue;
				const looking = this.#look(url).finally(() => this.#pending.delete(looking));
				this.#pending.add(looking);
			}
		});
	}

	/** Resolves when no robot is looking any more. */
	async settled(): Promise<void> {
		while (this.#pending.size > 0) await Promise.all(this.#pending);
	}

	async #look(url: string): Promise<void> {
		const status = await fetch(url, {
			headers: { 'user-agent': 'WebexLinkPreview/1.0' },
			signal: AbortSignal.timeout(answerLimit),
		}).then(
			async (response) => {
				await response.arrayBuffer();
				return response.status;
			},
			// Nothing answered: then there is no preview.
			() => undefined,
		);
		this.seen.push({ url, ...(status !== undefined && { status }) });
	}
}

const linksOf = (html: string) =>
	[...html.matchAll(/href="([^"]+)"/g)].map(([, url = '']) => url.replaceAll('&amp;', '&'));

const addressesIn = (text: string) =>
	(text.match(/https?:\/\/\S+/g) ?? []).map((url) => url.replace(/(?<![.,;:!?)])[.,;:!?)]+$/, ''));
