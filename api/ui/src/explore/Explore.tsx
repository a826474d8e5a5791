export function Explore() {
  return <main />;
}
