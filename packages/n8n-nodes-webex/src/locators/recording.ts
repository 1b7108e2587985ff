import { searching } from './search.ts';

const maxResults = 200;
const past = 90 * 24 * 3600_000; // ms

/** Those of the last 90 days, found by a part of their title. */
export const searchRecordings = searching(async (webex, topic) => {
	const now = Date.now();
	const recordings = await webex.recordings.list(
		{
			from: new Date(now - past).toISOString(),
			to: new Date(now).toISOString(),
			...(topic && { topic }),
		},
		{ limit: maxResults },
	);
	const results = recordings.map(({ id, topic: name = id, createTime = '' }) => ({
		name: `${name} (${createTime.slice(0, 16).replace('T', ' ')})`,
		value: id,
	}));
	return { results };
});
