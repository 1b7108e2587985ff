import type { Person } from '@webex-nodes/client';
import { firstPage, searching } from './search.ts';

const pageSize = 100;

/** Webex finds people by the beginning of the name, or by the whole address. */
export const searchPeople = searching(async (webex, wanted, from) => {
	if (!wanted) return { results: [] };
	const query = wanted.includes('@') ? { email: wanted } : { displayName: wanted };
	const { items, next } = await firstPage(
		webex.people.list({ ...query, excludeStatus: true }, { pageSize, ...(from && { from }) }),
	);
	return { results: items.map(entry), ...(next && { paginationToken: next }) };
});

const entry = ({ id, displayName, emails: [email = ''] }: Person) => ({
	name: displayName ? `${displayName} (${email})` : email,
	value: id,
});

/** A person in the form that the API of memberships takes. */
export const personOf = (value: string) =>
	value.includes('@') ? { personEmail: value.trim() } : { personId: value.trim() };
