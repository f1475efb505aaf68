import { createRoot } from "react-dom/client";
import { App } from "./app/app";
import { loadDevice } from "./app/device";
import { routeOf } from "./app/route";
import "./ui/fonts.css";
import "./ui/tokens.css";
import "./ui/base.css";

const root = document.getElementById("root");
if (root !== null) createRoot(root).render(<App route={routeOf(location, loadDevice())} />);
