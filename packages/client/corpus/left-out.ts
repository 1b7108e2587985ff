/** What the description of meetings has and the contract has not, by the beginning of the path. */
export const leftOut: Readonly<Record<string, string>> = {
	'/slido/compliance/':
		'Slido keeps what is asked and voted with it, and only compliance officers of organisations with Slido Secure Premium may read it; API Request reaches it.',
	'/videoMesh/':
		'Servers that an organisation runs for the media of its meetings: their state is a matter of monitoring, not of meetings; API Request reaches it.',
};
