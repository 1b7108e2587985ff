import type { Simulator } from '../../src/index.ts';
import type { Create, Prepared } from './send.ts';

/** What a meeting leaves behind. */
export async function prepareRecords(_simulator: Simulator, _create: Create): Promise<Prepared> {
	return { paths: {}, fieldsOf: {} };
}
