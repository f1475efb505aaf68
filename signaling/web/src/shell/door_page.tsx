import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useLocation } from "wouter";
import { LandingPage } from "../landing/landing_page";
import { fetchSeatLinks } from "../landing/seat_links";
import type { LogInPageProps } from "./log_in_page";
import { LogInPage } from "./log_in_page";
import { PageLoader } from "./page_loader";

// For whom nobody has logged in: the log-in, and at the bare address of a demonstration its open seats first.
export function DoorPage(props: LogInPageProps) {
  const [location] = useLocation();
  const links = useQuery({ queryKey: ["links"], queryFn: fetchSeatLinks, staleTime: Infinity });
  const [chosen, setChosen] = useState(false);
  if (location === "/" && links.isPending) return <PageLoader />;
  if (location === "/" && !chosen && links.data !== undefined && links.data.length > 0) {
    return <LandingPage links={links.data} onLogIn={() => setChosen(true)} />;
  }
  return <LogInPage {...props} />;
}
