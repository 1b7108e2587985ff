import type { Topic } from './entry.ts';
import { account } from './topics/account.ts';
import { answers } from './topics/answers.ts';
import { beside, log } from './topics/beside.ts';
import { connection } from './topics/connection.ts';
import { input } from './topics/input.ts';
import { meetings } from './topics/meetings.ts';
import { messages } from './topics/messages.ts';
import { xml } from './topics/xml.ts';

/** In the order of the page. */
export const topics: readonly Topic[] = [
	account,
	connection,
	answers,
	input,
	messages,
	meetings,
	xml,
	beside,
	log,
];
