// The theme without the font that it would bring: that of the reader's system is there already.
import theme from 'vitepress/theme-without-fonts';
import './style.css';

/** Pictures of the editor are larger than the column: a click shows one in its own size. */
function openPictures() {
	document.addEventListener('click', ({ target }) => {
		if (target instanceof HTMLImageElement && target.closest('.vp-doc') && !target.closest('a')) {
			window.open(target.currentSrc);
		}
	});
}

export default {
	...theme,
	enhanceApp: (context) => {
		theme.enhanceApp?.(context);
		if (typeof document !== 'undefined') openPictures();
	},
};
