// @vitest-environment jsdom
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { Link, Route, Router, Switch } from "wouter";
import { LanguageProvider } from "../../src/i18n/language";
import { LeaveDialog } from "../../src/office/leave_dialog";
import { guardedNavigation, useLeaveGuard } from "../../src/office/leave_guard";
import { OfficeProviders } from "../../src/office/providers";

function Form({ dirty }: { dirty: boolean }) {
  useLeaveGuard(dirty);
  return <Link href="/elsewhere">away</Link>;
}

function renderForm(dirty: boolean) {
  render(
    <LanguageProvider>
      <OfficeProviders>
        <Router aroundNav={guardedNavigation}>
          <Switch>
            <Route path="/form">
              <Form dirty={dirty} />
            </Route>
            <Route>another page</Route>
          </Switch>
        </Router>
        <LeaveDialog />
      </OfficeProviders>
    </LanguageProvider>,
  );
}

beforeEach(() => {
  history.pushState(null, "", "/before");
  history.pushState(null, "", "/form");
});

describe("leaving", () => {
  it("is free while nothing is unsaved", () => {
    renderForm(false);
    fireEvent.click(screen.getByText("away"));
    expect(location.pathname).toBe("/elsewhere");
  });

  it("by a link is asked about; staying keeps the page", async () => {
    renderForm(true);
    fireEvent.click(screen.getByText("away"));
    fireEvent.click(await screen.findByText("Ở lại"));
    expect(location.pathname).toBe("/form");
    expect(screen.getByText("away")).toBeTruthy();
  });

  it("by a link goes where it was meant to go once that is wanted", async () => {
    renderForm(true);
    fireEvent.click(screen.getByText("away"));
    fireEvent.click(await screen.findByText("Bỏ thay đổi và rời trang"));
    await waitFor(() => expect(location.pathname).toBe("/elsewhere"));
    expect(await screen.findByText("another page")).toBeTruthy();
  });

  it("by the browser's back button is asked about, and the page stays until then", async () => {
    renderForm(true);
    history.back();
    expect(await screen.findByText("Ở lại")).toBeTruthy();
    expect(location.pathname).toBe("/form");
    expect(screen.getByText("away")).toBeTruthy();
    fireEvent.click(screen.getByText("Bỏ thay đổi và rời trang"));
    await waitFor(() => expect(location.pathname).toBe("/before"));
    expect(await screen.findByText("another page")).toBeTruthy();
  });

  it("by closing the window is left to the browser's own question", () => {
    renderForm(true);
    const event = new Event("beforeunload", { cancelable: true });
    window.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(true);
  });
});
