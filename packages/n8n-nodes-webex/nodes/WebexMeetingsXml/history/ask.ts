import { filled } from '../values.ts';

type Kind = 'event' | 'meeting' | 'training';

interface Input {
	readonly startTimeScope: {
		readonly sessionStartTimeStart: string;
		readonly sessionStartTimeEnd: string;
	};
	readonly confID?: string;
	readonly confName?: string;
	/** For meetings; for the other kinds it is `sessionKey`. */
	readonly meetingKey?: string;
	readonly sessionKey?: string;
}

type Method = (
	input: Input,
	options: { readonly limit: number | undefined },
) => PromiseLike<unknown>;

interface Asked {
	readonly kind: Kind;
	readonly from: string;
	readonly to: string;
	readonly limit: number | undefined;
	readonly filters: {
		readonly confId?: string;
		readonly topic?: string;
		readonly sessionKey?: string;
	};
}

/** The history of one kind of session: the XML API has an operation for each. */
export function ask(
	methods: Readonly<Record<Kind, Method>>,
	{ kind, from, to, limit, filters }: Asked,
): PromiseLike<unknown> {
	const key = kind === 'meeting' ? 'meetingKey' : 'sessionKey';
	const input: Input = {
		startTimeScope: { sessionStartTimeStart: from, sessionStartTimeEnd: to },
		...filled({ confID: filters.confId, confName: filters.topic, [key]: filters.sessionKey }),
	};
	return methods[kind](input, { limit });
}
