export { default as Tiles, type TilesProps } from "@cloudscape-design/components/tiles";
