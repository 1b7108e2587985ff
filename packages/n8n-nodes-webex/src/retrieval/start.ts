import type { RestClient } from '@webex-nodes/client';

/** `Date` has whole seconds, and the clocks within Webex differ a little. In milliseconds. */
const clockTolerance = 2000;

export interface Beginning {
	/** When the first run began, by the clock of this machine, in milliseconds since the epoch. */
	readonly begun: number;
	/** Whether that was this run, and not one before that failed. */
	readonly isThisRun: boolean;
}

/**
 * Where the first run starts, by Webex's clock, in milliseconds since the epoch: that of this machine may be minutes
 * ahead or behind.
 */
export async function startOf(
	client: RestClient,
	{ begun, isThisRun }: Beginning,
	lookBack: number,
): Promise<number> {
	const newest = await newestActivity(client);
	const started = begunByWebex(client, begun);
	if (lookBack > 0) return started - lookBack;
	const earliest = started - clockTolerance;
	// When a run before this one failed, the newest activity may be what it should have returned.
	if (!isThisRun || newest === undefined) return earliest;
	// Without a `Date`, the newest activity is all that is known of Webex's clock.
	return client.serverTime() === undefined ? newest + 1 : Math.max(newest + 1, earliest);
}

/** A moment of this machine by Webex's clock, in milliseconds since the epoch. To be asked after an answer came. */
export function begunByWebex(client: RestClient, begun: number): number {
	const now = Date.now();
	return begun + (client.serverTime() ?? now) - now;
}

async function newestActivity(client: RestClient): Promise<number | undefined> {
	const [newest] = await client.rooms.list({ sortBy: 'lastactivity' }, { limit: 1 });
	return newest?.lastActivity === undefined ? undefined : Date.parse(newest.lastActivity);
}
