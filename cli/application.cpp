// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/application.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <fcntl.h>
#include <unistd.h>

#include <clocale>
#include <csignal>

namespace vitrine::cli {

namespace {

int signalPipe[2] = {-1, -1};

/// Only what a signal handler may do: the rest happens in the event loop.
void noteSignal(int)
{
    const char byte = 0;
    (void)!write(signalPipe[1], &byte, 1);
}

} // namespace

void needEventLoop()
{
    if (QCoreApplication::instance())
        return;
    static char name[] = "vitrinectl";
    static char *arguments[] = {name, nullptr};
    static int count = 1;
    static QCoreApplication application(count, arguments);
    // QCoreApplication takes the user's locale; messages of this program are English in every one.
    std::setlocale(LC_ALL, "C");
}

void onInterrupt(void (*handler)(void *), void *data)
{
    if (pipe2(signalPipe, O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    auto *notifier =
        new QSocketNotifier(signalPipe[0], QSocketNotifier::Read, QCoreApplication::instance());
    QObject::connect(notifier, &QSocketNotifier::activated, notifier, [handler, data] {
        char bytes[16];
        while (read(signalPipe[0], bytes, sizeof bytes) > 0) {}
        handler(data);
    });
    for (const int signal : {SIGINT, SIGTERM, SIGHUP})
        std::signal(signal, noteSignal);
}

} // namespace vitrine::cli
