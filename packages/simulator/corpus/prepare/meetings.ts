import type { Simulator } from '../../src/index.ts';
import type { Create, Prepared } from './send.ts';

/** Planned meetings. */
export async function prepareMeetings(_simulator: Simulator, create: Create): Promise<Prepared> {
	const times = { start: '2019-02-01T10:00:00Z', end: '2019-02-01T11:00:00Z' };
	const meeting = await create('/meetings', { title: 'Meeting', ...times });
	return { paths: { meetings: meeting }, fieldsOf: {} };
}
