import type { CardButton, CardInput, CardParts, Fact, Tone } from './build.ts';

/** Cards for common cases, as the parts that `buildCard` takes. */
interface Common {
	readonly title: string;
	readonly text?: string | undefined;
	readonly facts?: readonly Fact[] | undefined;
}

/** With one or two buttons. The answer has the name `decision`: `approve` or `disapprove`. */
export const approvalCard = ({
	approveLabel = 'Approve',
	disapproveLabel,
	approveStyle = 'positive',
	disapproveStyle = 'destructive',
	...common
}: Common & {
	readonly approveLabel?: string | undefined;
	/** When left out, there is only the other button. */
	readonly disapproveLabel?: string | undefined;
	readonly approveStyle?: CardButton['style'];
	readonly disapproveStyle?: CardButton['style'];
}): CardParts => ({
	...common,
	buttons: [
		{ title: approveLabel, style: approveStyle, data: { decision: 'approve' } },
		...(disapproveLabel
			? [{ title: disapproveLabel, style: disapproveStyle, data: { decision: 'disapprove' } }]
			: []),
	],
});

/** The answers have the IDs of the inputs as their names. */
export const formCard = ({
	submitLabel = 'Submit',
	...common
}: Common & {
	readonly inputs: readonly CardInput[];
	readonly submitLabel?: string | undefined;
}): CardParts => ({ ...common, buttons: [{ title: submitLabel, style: 'positive' }] });

/** The answer has the name `vote`; commas are between several choices. */
export const pollCard = ({
	choices,
	isMultiple = false,
	submitLabel = 'Vote',
	...common
}: Common & {
	readonly choices: readonly string[];
	readonly isMultiple?: boolean | undefined;
	readonly submitLabel?: string | undefined;
}): CardParts => ({
	...common,
	inputs: [
		{
			label: 'Your choice',
			id: 'vote',
			kind: isMultiple ? 'choices' : 'choice',
			isRequired: true,
			options: choices,
		},
	],
	buttons: [{ title: submitLabel, style: 'positive' }],
});

export type Severity = 'critical' | 'major' | 'minor';

const severities: Readonly<Record<Severity, { readonly word: string; readonly tone: Tone }>> = {
	critical: { word: 'Critical', tone: 'attention' },
	major: { word: 'Major', tone: 'warning' },
	minor: { word: 'Minor', tone: 'accent' },
};

/** One button opens the ticket, the other takes it over: the answer has the name `action` and the value `acknowledge`. */
export const incidentCard = ({
	severity,
	title,
	url,
	facts = [],
	...common
}: Common & {
	readonly severity: Severity;
	/** The address of the ticket. */
	readonly url?: string | undefined;
}): CardParts => ({
	...common,
	title: `${severities[severity].word}: ${title}`,
	tone: severities[severity].tone,
	facts,
	buttons: [
		{ title: 'Acknowledge', style: 'positive', data: { action: 'acknowledge' } },
		...(url ? [{ title: 'Open', url }] : []),
	],
});

export type State = 'down' | 'ok' | 'warning';

const states: Readonly<Record<State, { readonly word: string; readonly tone: Tone }>> = {
	down: { word: 'Down', tone: 'attention' },
	ok: { word: 'OK', tone: 'good' },
	warning: { word: 'Warning', tone: 'warning' },
};

/** Without inputs: it cannot be answered. */
export const statusCard = ({
	state,
	title,
	url,
	...common
}: Common & { readonly state: State; readonly url?: string | undefined }): CardParts => ({
	...common,
	title: `${states[state].word}: ${title}`,
	tone: states[state].tone,
	...(url && { buttons: [{ title: 'Open', url }] }),
});
