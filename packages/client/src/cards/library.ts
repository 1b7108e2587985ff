import type { CardInput, CardParts, Fact, Tone } from './build.ts';

/** Cards that people need again and again, as the parts that `buildCard` takes. */
interface Common {
	readonly title: string;
	readonly text?: string | undefined;
	readonly facts?: readonly Fact[] | undefined;
}

/** One or two buttons; the answer comes as `decision`: `approve` or `disapprove`. */
export const approvalCard = ({
	approveLabel = 'Approve',
	disapproveLabel,
	...common
}: Common & {
	readonly approveLabel?: string | undefined;
	/** Without it there is only the other button. */
	readonly disapproveLabel?: string | undefined;
}): CardParts => ({
	...common,
	buttons: [
		{ title: approveLabel, style: 'positive', data: { decision: 'approve' } },
		...(disapproveLabel
			? [
					{
						title: disapproveLabel,
						style: 'destructive',
						data: { decision: 'disapprove' },
					} as const,
				]
			: []),
	],
});

/** The answers come under the IDs of the inputs. */
export const formCard = ({
	submitLabel = 'Submit',
	...common
}: Common & {
	readonly inputs: readonly CardInput[];
	readonly submitLabel?: string | undefined;
}): CardParts => ({ ...common, buttons: [{ title: submitLabel, style: 'positive' }] });

/** The answer comes as `vote`; several choices with commas in between. */
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

/** Its buttons open the ticket, and take it over: the answer comes as `action`: `acknowledge`. */
export const incidentCard = ({
	severity,
	title,
	url,
	facts = [],
	...common
}: Common & {
	readonly severity: Severity;
	/** Of the ticket. */
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

/** Nothing to answer. */
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
