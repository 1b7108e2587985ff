// Stands for the vendor's helper of the same name, whose pictures are not in its package.
const png =
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const fetch = async (name) => Object.assign(Buffer.from(png, 'base64'), { name });

exports.__esModule = true;
exports.default = { fetch, fetchWithoutMagic: fetch };
