/**
 * For pages that are worked with keys: a button that is clicked does not take the focus, so that Enter goes on meaning
 * what it means on the page. Tab still reaches every button.
 */
export function keepFocus(event: React.MouseEvent): void {
  if (event.target instanceof Element && event.target.closest("button, a, [role=option]") !== null)
    event.preventDefault();
}
