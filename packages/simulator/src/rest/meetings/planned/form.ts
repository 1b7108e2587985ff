import type { MeetingRegistration } from '@webex-nodes/client';
import type { RegistrationDraft } from '@webex-nodes/client/schemas';
import type { z } from 'zod';
import type { Meetings } from '../../../world/meetings/meetings.ts';

type Draft = z.infer<typeof RegistrationDraft>;

/** Fields of a registrant, and the flag of the form that asks for each. */
export const askedBy = {
	jobTitle: 'requireJobTitle',
	companyName: 'requireCompanyName',
	address1: 'requireAddress1',
	address2: 'requireAddress2',
	city: 'requireCity',
	state: 'requireState',
	zipCode: 'requireZipCode',
	countryRegion: 'requireCountryRegion',
	workPhone: 'requireWorkPhone',
	fax: 'requireFax',
} as const;

/** The form with all its flags, and with IDs for questions and options. Names and address are always asked for. */
export function formOf(
	{ customizedQuestions = [], rules, ...draft }: Draft,
	meetings: Meetings,
): MeetingRegistration {
	const flags = Object.fromEntries(Object.values(askedBy).map((flag) => [flag, false]));
	return {
		autoAcceptRequest: false,
		...flags,
		...draft,
		requireFirstName: true,
		requireLastName: true,
		requireEmail: true,
		customizedQuestions: customizedQuestions.map(({ options, rules: own, ...question }) => ({
			...question,
			id: Number(meetings.newDigits(6)),
			...(options && { options: options.map(({ value }, index) => ({ id: index + 1, value })) }),
			...(own && { rules: own.map((rule, index) => ({ ...rule, order: index + 1 })) }),
		})),
		...(rules && { rules: rules.map((rule, index) => ({ order: index + 1, ...rule })) }),
	};
}

type Condition = NonNullable<MeetingRegistration['rules']>[number]['condition'];

const comparisons: Readonly<Record<Condition, (answer: string, value: string) => boolean>> = {
	contains: (answer, value) => answer.includes(value),
	notContains: (answer, value) => !answer.includes(value),
	beginsWith: (answer, value) => answer.startsWith(value),
	endsWith: (answer, value) => answer.endsWith(value),
	equals: (answer, value) => answer === value,
	notEquals: (answer, value) => answer !== value,
};

interface Rule {
	readonly condition: Condition;
	readonly value: string;
	readonly result: 'approve' | 'reject';
	readonly matchCase?: boolean | undefined;
	readonly order?: number | undefined;
}

/** The answers to one question, with a rule about them. */
export interface Judged {
	readonly rule: Rule;
	readonly answers: readonly string[];
}

/** The first rule that fits decides; without one, the form. */
export function statusAfter(
	judged: readonly Judged[],
	{ autoAcceptRequest = false }: MeetingRegistration,
): 'approved' | 'pending' | 'rejected' {
	const sorted = judged.toSorted((one, other) => (one.rule.order ?? 0) - (other.rule.order ?? 0));
	const decisive = sorted.find(({ rule, answers }) => answers.some((answer) => fits(rule, answer)));
	if (decisive) return decisive.rule.result === 'approve' ? 'approved' : 'rejected';
	return autoAcceptRequest ? 'approved' : 'pending';
}

function fits({ condition, value, matchCase = false }: Rule, answer: string): boolean {
	const folded = (text: string) => (matchCase ? text : text.toLowerCase());
	return comparisons[condition](folded(answer), folded(value));
}
