// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace vitrine::cli {

/// For the few commands that wait for events: makes the QCoreApplication of this process. The others do without one, because
/// it costs time at every start.
void needEventLoop();

/// Calls `handler` from the event loop when the user interrupts (SIGINT, SIGTERM, SIGHUP). Once, after needEventLoop().
void onInterrupt(void (*handler)(void *), void *data);

} // namespace vitrine::cli
