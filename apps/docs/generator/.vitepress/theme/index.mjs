// The theme without the font that it would bring: that of the reader's system is there already.
import theme from 'vitepress/theme-without-fonts';
import './style.css';

export default theme;
