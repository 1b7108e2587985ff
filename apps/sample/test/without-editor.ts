/**
 * Environment of an n8n whose editor no test opens. With it, n8n copies the 988 files of its editor at each start, which
 * is a third of the work of a start.
 */
export const withoutEditor = { N8N_DISABLE_UI: 'true' };
