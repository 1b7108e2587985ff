import type { Rule } from './rule.ts';

/** Parameters with the same name and form in both nodes. */
export const same = (...names: string[]): Record<string, Rule> =>
	Object.fromEntries(names.map((name) => [name, { to: name }]));

export const additionalXml = (group: 'changes' | 'details' | 'options'): Record<string, Rule> => ({
	[`${group}.additionalXml`]: {
		none: 'XML elements have no counterpart; see "Additional Fields" of the REST node',
	},
});

export const host = (from: string): Record<string, Rule> => ({
	[from]: {
		to: 'hostEmail',
		form: 'email',
		note: 'REST names a host by email address and needs administrator scopes for it; a WebEx ID is one on sites of Control Hub only',
	},
});

export const sessionKey: Record<string, Rule> = {
	sessionKey: { to: 'meetingKey', form: 'meeting' },
};

export const timeZone: Record<string, Rule> = {
	timeZone: { to: 'timeZone', form: 'zone' },
};

const repeat = ['repeat', 'interval', 'days', 'dayOfMonth', 'ends', 'times', 'until'] as const;

export const repetition = same(...repeat);

/** "Output", and the names that belong to it. */
export const output: Record<string, Rule> = {
	...same('simplify'),
	selectedFields: {
		to: 'selectedFields',
		note: 'the output of REST has other names for some fields: look at each of them',
	},
};

export const paging = { ...same('returnAll', 'limit'), ...output };

const webExId = 'REST works as the account of the credential';

/** "Authentication" and what belongs to it. */
export const account: Record<string, Rule> = {
	webExId: { leftOut: `${webExId}; for meetings of another person set "Host"` },
	siteName: {
		leftOut: 'REST uses the preferred site of the account; see "Site" of the REST node',
	},
};

/** For operations of the REST node that have a field for the site. */
export const site = (to: string): Record<string, Rule> => ({
	siteName: { to, form: 'site' },
});

export const zoneOfAnswer =
	'"timeZone" is the one of the workflow, in which REST answers: it does not say in which the meeting was planned.';

export const times = 'Dates are in UTC in both outputs; Webex plans whole minutes over REST.';
