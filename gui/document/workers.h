// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThreadPool>

#include <functional>
#include <utility>

namespace vitrine::gui {

/// Runs work off the GUI thread and brings its value back to it. Workers get copies and return values; whoever asks compares
/// generation numbers, so that a stale answer is dropped. The destructor waits for what runs; nothing arrives after it.
class Workers : public QObject {
    Q_OBJECT
public:
    Workers() { m_pool.setMaxThreadCount(2); }
    ~Workers() override { m_pool.waitForDone(); }
    Q_DISABLE_COPY_MOVE(Workers)

    template<typename Work, typename Done>
    void run(Work work, Done done)
    {
        m_pool.start([this, work = std::move(work), done = std::move(done)]() mutable {
            auto value = work();
            // Queued to this object: when it is gone, so is the call.
            QMetaObject::invokeMethod(
                this,
                [value = std::move(value), done = std::move(done)]() mutable {
                    done(std::move(value));
                },
                Qt::QueuedConnection);
        });
    }

private:
    QThreadPool m_pool;
};

} // namespace vitrine::gui
