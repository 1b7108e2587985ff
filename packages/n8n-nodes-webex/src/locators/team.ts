import { searching } from './search.ts';

const enough = 20; // results
const maxPages = 3;

/** Webex cannot search teams by name, so some pages are read until enough match. */
export const searchTeams = searching(async (webex, wanted, from) => {
	const results: { name: string; value: string }[] = [];
	let pages = 0;
	const options = { pageSize: wanted ? 1000 : 100, ...(from && { from }) };
	for await (const { items, next } of webex.teams.list({}, options).pages()) {
		const found = items.map(({ id, name }) => ({ name: name ?? id, value: id }));
		results.push(...found.filter(({ name }) => name.toLowerCase().includes(wanted.toLowerCase())));
		pages += 1;
		if (next && (!wanted || results.length >= enough || pages >= maxPages)) {
			return { results, paginationToken: next };
		}
	}
	return { results };
});
