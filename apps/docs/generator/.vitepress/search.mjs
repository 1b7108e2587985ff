/**
 * Guides before nodes and errors, those before what developers read. It runs in the reader's browser, so it uses nothing around it.
 * @param id - The address of a part of a page, with its anchor.
 */
const boostDocument = (id) => {
	if (/\/api\//.test(id)) return 0.05;
	const forDevelopers =
		/\/(?:decisions|changelog|commands|compared|conformance|contributing|performance|interop|architecture|faults|record-and-replay|security|simulator|meetings-xml-to-rest)/;
	if (forDevelopers.test(id)) return 0.2;
	return /\/(?:nodes|credentials|troubleshooting|gallery|waiting-for-answers)/.test(id) ? 1 : 3;
};

/** The search has its index on the site. */
export const search = {
	provider: 'local',
	options: {
		miniSearch: { searchOptions: { boostDocument } },
		/** In the libraries a member is found with what it belongs to: a part of its own for each would be most of the index. */
		_render: (source, env, md) =>
			md.render(
				env.relativePath.startsWith('api/') ? source.replaceAll(/^#{4,6} (.*)$/gm, '$1') : source,
				env,
			),
	},
};
