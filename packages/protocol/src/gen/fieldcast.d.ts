import * as $protobuf from "protobufjs/minimal.js";
import Long = require("long");

/** Namespace fieldcast. */
export namespace fieldcast {

    /** Namespace v1. */
    namespace v1 {

        /**
         * Properties of a Refresh.
         * @deprecated Use fieldcast.v1.Refresh.$Properties instead.
         */
        interface IRefresh extends fieldcast.v1.Refresh.$Properties {
        }

        /** Represents a Refresh. */
        class Refresh {

            /**
             * Constructs a new Refresh.
             * @param [properties] Properties to set
             */
            constructor(properties?: fieldcast.v1.Refresh.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Refresh token. */
            token: string;

            /**
             * Encodes the specified Refresh message. Does not implicitly {@link fieldcast.v1.Refresh.verify|verify} messages.
             * @param message Refresh message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: fieldcast.v1.Refresh.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Refresh message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {fieldcast.v1.Refresh & fieldcast.v1.Refresh.$Shape} Refresh
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): fieldcast.v1.Refresh & fieldcast.v1.Refresh.$Shape;
        }

        namespace Refresh {

            /** Properties of a Refresh. */
            interface $Properties {

                /** Refresh token */
                token?: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Refresh. */
            type $Shape = fieldcast.v1.Refresh.$Properties;
        }

        /**
         * Properties of a TokenExpiring.
         * @deprecated Use fieldcast.v1.TokenExpiring.$Properties instead.
         */
        interface ITokenExpiring extends fieldcast.v1.TokenExpiring.$Properties {
        }

        /** Represents a TokenExpiring. */
        class TokenExpiring {

            /**
             * Constructs a new TokenExpiring.
             * @param [properties] Properties to set
             */
            constructor(properties?: fieldcast.v1.TokenExpiring.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** TokenExpiring expiresAtMs. */
            expiresAtMs: number;

            /**
             * Encodes the specified TokenExpiring message. Does not implicitly {@link fieldcast.v1.TokenExpiring.verify|verify} messages.
             * @param message TokenExpiring message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: fieldcast.v1.TokenExpiring.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TokenExpiring message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {fieldcast.v1.TokenExpiring & fieldcast.v1.TokenExpiring.$Shape} TokenExpiring
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): fieldcast.v1.TokenExpiring & fieldcast.v1.TokenExpiring.$Shape;
        }

        namespace TokenExpiring {

            /** Properties of a TokenExpiring. */
            interface $Properties {

                /** TokenExpiring expiresAtMs */
                expiresAtMs?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a TokenExpiring. */
            type $Shape = fieldcast.v1.TokenExpiring.$Properties;
        }

        /**
         * Properties of a TokenAccepted.
         * @deprecated Use fieldcast.v1.TokenAccepted.$Properties instead.
         */
        interface ITokenAccepted extends fieldcast.v1.TokenAccepted.$Properties {
        }

        /** Represents a TokenAccepted. */
        class TokenAccepted {

            /**
             * Constructs a new TokenAccepted.
             * @param [properties] Properties to set
             */
            constructor(properties?: fieldcast.v1.TokenAccepted.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** TokenAccepted expiresAtMs. */
            expiresAtMs: number;

            /**
             * Encodes the specified TokenAccepted message. Does not implicitly {@link fieldcast.v1.TokenAccepted.verify|verify} messages.
             * @param message TokenAccepted message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: fieldcast.v1.TokenAccepted.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TokenAccepted message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {fieldcast.v1.TokenAccepted & fieldcast.v1.TokenAccepted.$Shape} TokenAccepted
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): fieldcast.v1.TokenAccepted & fieldcast.v1.TokenAccepted.$Shape;
        }

        namespace TokenAccepted {

            /** Properties of a TokenAccepted. */
            interface $Properties {

                /** TokenAccepted expiresAtMs */
                expiresAtMs?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a TokenAccepted. */
            type $Shape = fieldcast.v1.TokenAccepted.$Properties;
        }

        /**
         * Properties of a Ping.
         * @deprecated Use fieldcast.v1.Ping.$Properties instead.
         */
        interface IPing extends fieldcast.v1.Ping.$Properties {
        }

        /** Represents a Ping. */
        class Ping {

            /**
             * Constructs a new Ping.
             * @param [properties] Properties to set
             */
            constructor(properties?: fieldcast.v1.Ping.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Ping nonce. */
            nonce: number;

            /**
             * Encodes the specified Ping message. Does not implicitly {@link fieldcast.v1.Ping.verify|verify} messages.
             * @param message Ping message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: fieldcast.v1.Ping.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Ping message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {fieldcast.v1.Ping & fieldcast.v1.Ping.$Shape} Ping
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): fieldcast.v1.Ping & fieldcast.v1.Ping.$Shape;
        }

        namespace Ping {

            /** Properties of a Ping. */
            interface $Properties {

                /** Ping nonce */
                nonce?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Ping. */
            type $Shape = fieldcast.v1.Ping.$Properties;
        }

        /**
         * Properties of a Pong.
         * @deprecated Use fieldcast.v1.Pong.$Properties instead.
         */
        interface IPong extends fieldcast.v1.Pong.$Properties {
        }

        /** Represents a Pong. */
        class Pong {

            /**
             * Constructs a new Pong.
             * @param [properties] Properties to set
             */
            constructor(properties?: fieldcast.v1.Pong.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Pong nonce. */
            nonce: number;

            /** Pong serverTimeMs. */
            serverTimeMs: number;

            /**
             * Encodes the specified Pong message. Does not implicitly {@link fieldcast.v1.Pong.verify|verify} messages.
             * @param message Pong message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: fieldcast.v1.Pong.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Pong message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {fieldcast.v1.Pong & fieldcast.v1.Pong.$Shape} Pong
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): fieldcast.v1.Pong & fieldcast.v1.Pong.$Shape;
        }

        namespace Pong {

            /** Properties of a Pong. */
            interface $Properties {

                /** Pong nonce */
                nonce?: number;

                /** Pong serverTimeMs */
                serverTimeMs?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Pong. */
            type $Shape = fieldcast.v1.Pong.$Properties;
        }

        /**
         * Properties of a Drain.
         * @deprecated Use fieldcast.v1.Drain.$Properties instead.
         */
        interface IDrain extends fieldcast.v1.Drain.$Properties {
        }

        /** Represents a Drain. */
        class Drain {

            /**
             * Constructs a new Drain.
             * @param [properties] Properties to set
             */
            constructor(properties?: fieldcast.v1.Drain.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Drain reconnectAfterMs. */
            reconnectAfterMs: number;

            /**
             * Encodes the specified Drain message. Does not implicitly {@link fieldcast.v1.Drain.verify|verify} messages.
             * @param message Drain message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: fieldcast.v1.Drain.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Drain message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {fieldcast.v1.Drain & fieldcast.v1.Drain.$Shape} Drain
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): fieldcast.v1.Drain & fieldcast.v1.Drain.$Shape;
        }

        namespace Drain {

            /** Properties of a Drain. */
            interface $Properties {

                /** Drain reconnectAfterMs */
                reconnectAfterMs?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Drain. */
            type $Shape = fieldcast.v1.Drain.$Properties;
        }

        /**
         * Properties of an Error.
         * @deprecated Use fieldcast.v1.Error.$Properties instead.
         */
        interface IError extends fieldcast.v1.Error.$Properties {
        }

        /** Represents an Error. */
        class Error {

            /**
             * Constructs a new Error.
             * @param [properties] Properties to set
             */
            constructor(properties?: fieldcast.v1.Error.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Error code. */
            code: fieldcast.v1.ErrorCode;

            /** Error message. */
            message: string;

            /** Error retryable. */
            retryable: boolean;

            /** Error retryAfterMs. */
            retryAfterMs: number;

            /** Error reportId. */
            reportId: number;

            /**
             * Encodes the specified Error message. Does not implicitly {@link fieldcast.v1.Error.verify|verify} messages.
             * @param message Error message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: fieldcast.v1.Error.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Error message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {fieldcast.v1.Error & fieldcast.v1.Error.$Shape} Error
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): fieldcast.v1.Error & fieldcast.v1.Error.$Shape;
        }

        namespace Error {

            /** Properties of an Error. */
            interface $Properties {

                /** Error code */
                code?: fieldcast.v1.ErrorCode;

                /** Error message */
                message?: string;

                /** Error retryable */
                retryable?: boolean;

                /** Error retryAfterMs */
                retryAfterMs?: number;

                /** Error reportId */
                reportId?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Error. */
            type $Shape = fieldcast.v1.Error.$Properties;
        }

        /** ErrorCode enum. */
        enum ErrorCode {

            /** ERROR_CODE_UNSPECIFIED value */
            ERROR_CODE_UNSPECIFIED = 0,

            /** MALFORMED_FRAME value */
            MALFORMED_FRAME = 1,

            /** FRAME_OUT_OF_ORDER value */
            FRAME_OUT_OF_ORDER = 2,

            /** UNSUPPORTED_VERSION value */
            UNSUPPORTED_VERSION = 3,

            /** FRAME_TOO_LARGE value */
            FRAME_TOO_LARGE = 4,

            /** HELLO_TIMEOUT value */
            HELLO_TIMEOUT = 5,

            /** TOKEN_INVALID value */
            TOKEN_INVALID = 6,

            /** TOKEN_EXPIRED value */
            TOKEN_EXPIRED = 7,

            /** FORBIDDEN value */
            FORBIDDEN = 8,

            /** REVOKED value */
            REVOKED = 9,

            /** REPLACED value */
            REPLACED = 10,

            /** RATE_LIMITED value */
            RATE_LIMITED = 11,

            /** WINDOW_EXCEEDED value */
            WINDOW_EXCEEDED = 12,

            /** OVERLOADED value */
            OVERLOADED = 13,

            /** LOG_UNAVAILABLE value */
            LOG_UNAVAILABLE = 14,

            /** DRAINING value */
            DRAINING = 15,

            /** TOO_MANY_CONNECTIONS value */
            TOO_MANY_CONNECTIONS = 16,

            /** INVALID_ID value */
            INVALID_ID = 17,

            /** STORAGE_UNAVAILABLE value */
            STORAGE_UNAVAILABLE = 18,

            /** HEARTBEAT_TIMEOUT value */
            HEARTBEAT_TIMEOUT = 19,

            /** INTERNAL value */
            INTERNAL = 20
        }

        /**
         * Properties of a ClientFrame.
         * @deprecated Use fieldcast.v1.ClientFrame.$Properties instead.
         */
        interface IClientFrame extends fieldcast.v1.ClientFrame.$Properties {
        }

        /** Represents a ClientFrame. */
        class ClientFrame {

            /**
             * Constructs a new ClientFrame.
             * @param [properties] Properties to set
             */
            constructor(properties?: fieldcast.v1.ClientFrame.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ClientFrame hello. */
            hello: (fieldcast.v1.Hello|null);

            /** ClientFrame report. */
            report: (fieldcast.v1.Report|null);

            /** ClientFrame refresh. */
            refresh: (fieldcast.v1.Refresh|null);

            /** ClientFrame status. */
            status: (fieldcast.v1.Status|null);

            /** ClientFrame ping. */
            ping: (fieldcast.v1.Ping|null);

            /** ClientFrame frame. */
            frame?: ("hello"|"report"|"refresh"|"status"|"ping");

            /**
             * Encodes the specified ClientFrame message. Does not implicitly {@link fieldcast.v1.ClientFrame.verify|verify} messages.
             * @param message ClientFrame message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: fieldcast.v1.ClientFrame.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ClientFrame message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {fieldcast.v1.ClientFrame & fieldcast.v1.ClientFrame.$Shape} ClientFrame
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): fieldcast.v1.ClientFrame & fieldcast.v1.ClientFrame.$Shape;
        }

        namespace ClientFrame {

            /** Properties of a ClientFrame. */
            interface $Properties {

                /** ClientFrame hello */
                hello?: (fieldcast.v1.Hello.$Properties|null);

                /** ClientFrame report */
                report?: (fieldcast.v1.Report.$Properties|null);

                /** ClientFrame refresh */
                refresh?: (fieldcast.v1.Refresh.$Properties|null);

                /** ClientFrame status */
                status?: (fieldcast.v1.Status.$Properties|null);

                /** ClientFrame ping */
                ping?: (fieldcast.v1.Ping.$Properties|null);

                /** ClientFrame frame */
                frame?: ("hello"|"report"|"refresh"|"status"|"ping");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a ClientFrame. */
            type $Shape = {
              hello?: fieldcast.v1.Hello.$Shape|null;
              report?: fieldcast.v1.Report.$Shape|null;
              refresh?: fieldcast.v1.Refresh.$Shape|null;
              status?: fieldcast.v1.Status.$Shape|null;
              ping?: fieldcast.v1.Ping.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ frame?: undefined; hello?: null; report?: null; refresh?: null; status?: null; ping?: null }|{ frame?: "hello"; hello: fieldcast.v1.Hello.$Shape; report?: null; refresh?: null; status?: null; ping?: null }|{ frame?: "report"; hello?: null; report: fieldcast.v1.Report.$Shape; refresh?: null; status?: null; ping?: null }|{ frame?: "refresh"; hello?: null; report?: null; refresh: fieldcast.v1.Refresh.$Shape; status?: null; ping?: null }|{ frame?: "status"; hello?: null; report?: null; refresh?: null; status: fieldcast.v1.Status.$Shape; ping?: null }|{ frame?: "ping"; hello?: null; report?: null; refresh?: null; status?: null; ping: fieldcast.v1.Ping.$Shape })
            );
        }

        /**
         * Properties of a ServerFrame.
         * @deprecated Use fieldcast.v1.ServerFrame.$Properties instead.
         */
        interface IServerFrame extends fieldcast.v1.ServerFrame.$Properties {
        }

        /** Represents a ServerFrame. */
        class ServerFrame {

            /**
             * Constructs a new ServerFrame.
             * @param [properties] Properties to set
             */
            constructor(properties?: fieldcast.v1.ServerFrame.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ServerFrame welcome. */
            welcome: (fieldcast.v1.Welcome|null);

            /** ServerFrame ack. */
            ack: (fieldcast.v1.Ack|null);

            /** ServerFrame tokenExpiring. */
            tokenExpiring: (fieldcast.v1.TokenExpiring|null);

            /** ServerFrame tokenAccepted. */
            tokenAccepted: (fieldcast.v1.TokenAccepted|null);

            /** ServerFrame policy. */
            policy: (fieldcast.v1.Policy|null);

            /** ServerFrame drain. */
            drain: (fieldcast.v1.Drain|null);

            /** ServerFrame error. */
            error: (fieldcast.v1.Error|null);

            /** ServerFrame pong. */
            pong: (fieldcast.v1.Pong|null);

            /** ServerFrame configuration. */
            configuration: (fieldcast.v1.Configuration|null);

            /** ServerFrame frame. */
            frame?: ("welcome"|"ack"|"tokenExpiring"|"tokenAccepted"|"policy"|"drain"|"error"|"pong"|"configuration");

            /**
             * Encodes the specified ServerFrame message. Does not implicitly {@link fieldcast.v1.ServerFrame.verify|verify} messages.
             * @param message ServerFrame message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: fieldcast.v1.ServerFrame.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ServerFrame message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {fieldcast.v1.ServerFrame & fieldcast.v1.ServerFrame.$Shape} ServerFrame
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): fieldcast.v1.ServerFrame & fieldcast.v1.ServerFrame.$Shape;
        }

        namespace ServerFrame {

            /** Properties of a ServerFrame. */
            interface $Properties {

                /** ServerFrame welcome */
                welcome?: (fieldcast.v1.Welcome.$Properties|null);

                /** ServerFrame ack */
                ack?: (fieldcast.v1.Ack.$Properties|null);

                /** ServerFrame tokenExpiring */
                tokenExpiring?: (fieldcast.v1.TokenExpiring.$Properties|null);

                /** ServerFrame tokenAccepted */
                tokenAccepted?: (fieldcast.v1.TokenAccepted.$Properties|null);

                /** ServerFrame policy */
                policy?: (fieldcast.v1.Policy.$Properties|null);

                /** ServerFrame drain */
                drain?: (fieldcast.v1.Drain.$Properties|null);

                /** ServerFrame error */
                error?: (fieldcast.v1.Error.$Properties|null);

                /** ServerFrame pong */
                pong?: (fieldcast.v1.Pong.$Properties|null);

                /** ServerFrame configuration */
                configuration?: (fieldcast.v1.Configuration.$Properties|null);

                /** ServerFrame frame */
                frame?: ("welcome"|"ack"|"tokenExpiring"|"tokenAccepted"|"policy"|"drain"|"error"|"pong"|"configuration");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a ServerFrame. */
            type $Shape = {
              welcome?: fieldcast.v1.Welcome.$Shape|null;
              ack?: fieldcast.v1.Ack.$Shape|null;
              tokenExpiring?: fieldcast.v1.TokenExpiring.$Shape|null;
              tokenAccepted?: fieldcast.v1.TokenAccepted.$Shape|null;
              policy?: fieldcast.v1.Policy.$Shape|null;
              drain?: fieldcast.v1.Drain.$Shape|null;
              error?: fieldcast.v1.Error.$Shape|null;
              pong?: fieldcast.v1.Pong.$Shape|null;
              configuration?: fieldcast.v1.Configuration.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ frame?: undefined; welcome?: null; ack?: null; tokenExpiring?: null; tokenAccepted?: null; policy?: null; drain?: null; error?: null; pong?: null; configuration?: null }|{ frame?: "welcome"; welcome: fieldcast.v1.Welcome.$Shape; ack?: null; tokenExpiring?: null; tokenAccepted?: null; policy?: null; drain?: null; error?: null; pong?: null; configuration?: null }|{ frame?: "ack"; welcome?: null; ack: fieldcast.v1.Ack.$Shape; tokenExpiring?: null; tokenAccepted?: null; policy?: null; drain?: null; error?: null; pong?: null; configuration?: null }|{ frame?: "tokenExpiring"; welcome?: null; ack?: null; tokenExpiring: fieldcast.v1.TokenExpiring.$Shape; tokenAccepted?: null; policy?: null; drain?: null; error?: null; pong?: null; configuration?: null }|{ frame?: "tokenAccepted"; welcome?: null; ack?: null; tokenExpiring?: null; tokenAccepted: fieldcast.v1.TokenAccepted.$Shape; policy?: null; drain?: null; error?: null; pong?: null; configuration?: null }|{ frame?: "policy"; welcome?: null; ack?: null; tokenExpiring?: null; tokenAccepted?: null; policy: fieldcast.v1.Policy.$Shape; drain?: null; error?: null; pong?: null; configuration?: null }|{ frame?: "drain"; welcome?: null; ack?: null; tokenExpiring?: null; tokenAccepted?: null; policy?: null; drain: fieldcast.v1.Drain.$Shape; error?: null; pong?: null; configuration?: null }|{ frame?: "error"; welcome?: null; ack?: null; tokenExpiring?: null; tokenAccepted?: null; policy?: null; drain?: null; error: fieldcast.v1.Error.$Shape; pong?: null; configuration?: null }|{ frame?: "pong"; welcome?: null; ack?: null; tokenExpiring?: null; tokenAccepted?: null; policy?: null; drain?: null; error?: null; pong: fieldcast.v1.Pong.$Shape; configuration?: null }|{ frame?: "configuration"; welcome?: null; ack?: null; tokenExpiring?: null; tokenAccepted?: null; policy?: null; drain?: null; error?: null; pong?: null; configuration: fieldcast.v1.Configuration.$Shape })
            );
        }

        /**
         * Properties of a Hello.
         * @deprecated Use fieldcast.v1.Hello.$Properties instead.
         */
        interface IHello extends fieldcast.v1.Hello.$Properties {
        }

        /** Represents a Hello. */
        class Hello {

            /**
             * Constructs a new Hello.
             * @param [properties] Properties to set
             */
            constructor(properties?: fieldcast.v1.Hello.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Hello protocolVersion. */
            protocolVersion: number;

            /** Hello token. */
            token: string;

            /** Hello deviceId. */
            deviceId: string;

            /** Hello appVersion. */
            appVersion: string;

            /** Hello os. */
            os: string;

            /**
             * Encodes the specified Hello message. Does not implicitly {@link fieldcast.v1.Hello.verify|verify} messages.
             * @param message Hello message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: fieldcast.v1.Hello.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Hello message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {fieldcast.v1.Hello & fieldcast.v1.Hello.$Shape} Hello
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): fieldcast.v1.Hello & fieldcast.v1.Hello.$Shape;
        }

        namespace Hello {

            /** Properties of a Hello. */
            interface $Properties {

                /** Hello protocolVersion */
                protocolVersion?: number;

                /** Hello token */
                token?: string;

                /** Hello deviceId */
                deviceId?: string;

                /** Hello appVersion */
                appVersion?: string;

                /** Hello os */
                os?: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Hello. */
            type $Shape = fieldcast.v1.Hello.$Properties;
        }

        /**
         * Properties of a Welcome.
         * @deprecated Use fieldcast.v1.Welcome.$Properties instead.
         */
        interface IWelcome extends fieldcast.v1.Welcome.$Properties {
        }

        /** Represents a Welcome. */
        class Welcome {

            /**
             * Constructs a new Welcome.
             * @param [properties] Properties to set
             */
            constructor(properties?: fieldcast.v1.Welcome.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Welcome serverTimeMs. */
            serverTimeMs: number;

            /** Welcome tokenExpiresAtMs. */
            tokenExpiresAtMs: number;

            /** Welcome connectionId. */
            connectionId: number;

            /** Welcome limits. */
            limits: fieldcast.v1.Limits;

            /** Welcome policy. */
            policy: fieldcast.v1.Policy;

            /** Welcome flags. */
            flags: { [k: string]: string };

            /**
             * Encodes the specified Welcome message. Does not implicitly {@link fieldcast.v1.Welcome.verify|verify} messages.
             * @param message Welcome message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: fieldcast.v1.Welcome.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Welcome message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {fieldcast.v1.Welcome & fieldcast.v1.Welcome.$Shape} Welcome
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): fieldcast.v1.Welcome & fieldcast.v1.Welcome.$Shape;
        }

        namespace Welcome {

            /** Properties of a Welcome. */
            interface $Properties {

                /** Welcome serverTimeMs */
                serverTimeMs?: number;

                /** Welcome tokenExpiresAtMs */
                tokenExpiresAtMs?: number;

                /** Welcome connectionId */
                connectionId?: number;

                /** Welcome limits */
                limits?: fieldcast.v1.Limits.$Properties;

                /** Welcome policy */
                policy?: fieldcast.v1.Policy.$Properties;

                /** Welcome flags */
                flags?: { [k: string]: string };

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Welcome. */
            type $Shape = fieldcast.v1.Welcome.$Properties;
        }

        /**
         * Properties of a Limits.
         * @deprecated Use fieldcast.v1.Limits.$Properties instead.
         */
        interface ILimits extends fieldcast.v1.Limits.$Properties {
        }

        /** Represents a Limits. */
        class Limits {

            /**
             * Constructs a new Limits.
             * @param [properties] Properties to set
             */
            constructor(properties?: fieldcast.v1.Limits.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Limits windowReports. */
            windowReports: number;

            /** Limits reportPositionsMax. */
            reportPositionsMax: number;

            /** Limits reportBytesMax. */
            reportBytesMax: number;

            /** Limits ageMsMax. */
            ageMsMax: number;

            /** Limits aheadMsMax. */
            aheadMsMax: number;

            /** Limits heartbeatMs. */
            heartbeatMs: number;

            /**
             * Encodes the specified Limits message. Does not implicitly {@link fieldcast.v1.Limits.verify|verify} messages.
             * @param message Limits message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: fieldcast.v1.Limits.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Limits message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {fieldcast.v1.Limits & fieldcast.v1.Limits.$Shape} Limits
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): fieldcast.v1.Limits & fieldcast.v1.Limits.$Shape;
        }

        namespace Limits {

            /** Properties of a Limits. */
            interface $Properties {

                /** Limits windowReports */
                windowReports?: number;

                /** Limits reportPositionsMax */
                reportPositionsMax?: number;

                /** Limits reportBytesMax */
                reportBytesMax?: number;

                /** Limits ageMsMax */
                ageMsMax?: number;

                /** Limits aheadMsMax */
                aheadMsMax?: number;

                /** Limits heartbeatMs */
                heartbeatMs?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Limits. */
            type $Shape = fieldcast.v1.Limits.$Properties;
        }

        /**
         * Properties of a Position.
         * @deprecated Use fieldcast.v1.Position.$Properties instead.
         */
        interface IPosition extends fieldcast.v1.Position.$Properties {
        }

        /** Represents a Position. */
        class Position {

            /**
             * Constructs a new Position.
             * @param [properties] Properties to set
             */
            constructor(properties?: fieldcast.v1.Position.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Position timeOffsetMs. */
            timeOffsetMs: number;

            /** Position latitudeE7. */
            latitudeE7: number;

            /** Position longitudeE7. */
            longitudeE7: number;

            /** Position accuracyDm. */
            accuracyDm: (number|null);

            /** Position altitudeDm. */
            altitudeDm: (number|null);

            /** Position speedCmps. */
            speedCmps: (number|null);

            /** Position headingDdeg. */
            headingDdeg: (number|null);

            /**
             * Encodes the specified Position message. Does not implicitly {@link fieldcast.v1.Position.verify|verify} messages.
             * @param message Position message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: fieldcast.v1.Position.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Position message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {fieldcast.v1.Position & fieldcast.v1.Position.$Shape} Position
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): fieldcast.v1.Position & fieldcast.v1.Position.$Shape;
        }

        namespace Position {

            /** Properties of a Position. */
            interface $Properties {

                /** Position timeOffsetMs */
                timeOffsetMs?: number;

                /** Position latitudeE7 */
                latitudeE7?: number;

                /** Position longitudeE7 */
                longitudeE7?: number;

                /** Position accuracyDm */
                accuracyDm?: (number|null);

                /** Position altitudeDm */
                altitudeDm?: (number|null);

                /** Position speedCmps */
                speedCmps?: (number|null);

                /** Position headingDdeg */
                headingDdeg?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Position. */
            type $Shape = fieldcast.v1.Position.$Properties;
        }

        /**
         * Properties of a Report.
         * @deprecated Use fieldcast.v1.Report.$Properties instead.
         */
        interface IReport extends fieldcast.v1.Report.$Properties {
        }

        /** Represents a Report. */
        class Report {

            /**
             * Constructs a new Report.
             * @param [properties] Properties to set
             */
            constructor(properties?: fieldcast.v1.Report.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Report reportId. */
            reportId: number;

            /** Report baseTimeMs. */
            baseTimeMs: number;

            /** Report positions. */
            positions: fieldcast.v1.Position[];

            /**
             * Encodes the specified Report message. Does not implicitly {@link fieldcast.v1.Report.verify|verify} messages.
             * @param message Report message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: fieldcast.v1.Report.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Report message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {fieldcast.v1.Report & fieldcast.v1.Report.$Shape} Report
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): fieldcast.v1.Report & fieldcast.v1.Report.$Shape;
        }

        namespace Report {

            /** Properties of a Report. */
            interface $Properties {

                /** Report reportId */
                reportId?: number;

                /** Report baseTimeMs */
                baseTimeMs?: number;

                /** Report positions */
                positions?: fieldcast.v1.Position.$Properties[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Report. */
            type $Shape = fieldcast.v1.Report.$Properties;
        }

        /** AckLevel enum. */
        enum AckLevel {

            /** ACK_LEVEL_UNSPECIFIED value */
            ACK_LEVEL_UNSPECIFIED = 0,

            /** LOGGED value */
            LOGGED = 1,

            /** STORED value */
            STORED = 2
        }

        /**
         * Properties of an Ack.
         * @deprecated Use fieldcast.v1.Ack.$Properties instead.
         */
        interface IAck extends fieldcast.v1.Ack.$Properties {
        }

        /** Represents an Ack. */
        class Ack {

            /**
             * Constructs a new Ack.
             * @param [properties] Properties to set
             */
            constructor(properties?: fieldcast.v1.Ack.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Ack level. */
            level: fieldcast.v1.AckLevel;

            /** Ack reportIds. */
            reportIds: number[];

            /** Ack refusals. */
            refusals: fieldcast.v1.Refusal[];

            /**
             * Encodes the specified Ack message. Does not implicitly {@link fieldcast.v1.Ack.verify|verify} messages.
             * @param message Ack message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: fieldcast.v1.Ack.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Ack message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {fieldcast.v1.Ack & fieldcast.v1.Ack.$Shape} Ack
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): fieldcast.v1.Ack & fieldcast.v1.Ack.$Shape;
        }

        namespace Ack {

            /** Properties of an Ack. */
            interface $Properties {

                /** Ack level */
                level?: fieldcast.v1.AckLevel;

                /** Ack reportIds */
                reportIds?: number[];

                /** Ack refusals */
                refusals?: fieldcast.v1.Refusal.$Properties[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Ack. */
            type $Shape = fieldcast.v1.Ack.$Properties;
        }

        /**
         * Properties of a Refusal.
         * @deprecated Use fieldcast.v1.Refusal.$Properties instead.
         */
        interface IRefusal extends fieldcast.v1.Refusal.$Properties {
        }

        /** Represents a Refusal. */
        class Refusal {

            /**
             * Constructs a new Refusal.
             * @param [properties] Properties to set
             */
            constructor(properties?: fieldcast.v1.Refusal.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Refusal reportId. */
            reportId: number;

            /** Refusal reason. */
            reason: fieldcast.v1.RefusalReason;

            /** Refusal positionIndexes. */
            positionIndexes: number[];

            /**
             * Encodes the specified Refusal message. Does not implicitly {@link fieldcast.v1.Refusal.verify|verify} messages.
             * @param message Refusal message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: fieldcast.v1.Refusal.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Refusal message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {fieldcast.v1.Refusal & fieldcast.v1.Refusal.$Shape} Refusal
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): fieldcast.v1.Refusal & fieldcast.v1.Refusal.$Shape;
        }

        namespace Refusal {

            /** Properties of a Refusal. */
            interface $Properties {

                /** Refusal reportId */
                reportId?: number;

                /** Refusal reason */
                reason?: fieldcast.v1.RefusalReason;

                /** Refusal positionIndexes */
                positionIndexes?: number[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Refusal. */
            type $Shape = fieldcast.v1.Refusal.$Properties;
        }

        /** RefusalReason enum. */
        enum RefusalReason {

            /** REFUSAL_REASON_UNSPECIFIED value */
            REFUSAL_REASON_UNSPECIFIED = 0,

            /** OUT_OF_RANGE value */
            OUT_OF_RANGE = 1,

            /** NOT_FINITE value */
            NOT_FINITE = 2,

            /** TOO_OLD value */
            TOO_OLD = 3,

            /** IN_FUTURE value */
            IN_FUTURE = 4,

            /** NULL_ISLAND value */
            NULL_ISLAND = 5,

            /** REPORT_TOO_LARGE value */
            REPORT_TOO_LARGE = 6,

            /** EMPTY_REPORT value */
            EMPTY_REPORT = 7
        }

        /** Duty enum. */
        enum Duty {

            /** DUTY_UNSPECIFIED value */
            DUTY_UNSPECIFIED = 0,

            /** OFF_DUTY value */
            OFF_DUTY = 1,

            /** AVAILABLE value */
            AVAILABLE = 2,

            /** EN_ROUTE value */
            EN_ROUTE = 3,

            /** ON_SITE value */
            ON_SITE = 4
        }

        /** Blocker enum. */
        enum Blocker {

            /** BLOCKER_UNSPECIFIED value */
            BLOCKER_UNSPECIFIED = 0,

            /** NO_PERMISSION value */
            NO_PERMISSION = 1,

            /** LOCATION_OFF value */
            LOCATION_OFF = 2,

            /** LOW_POWER value */
            LOW_POWER = 3,

            /** MOCK_LOCATION value */
            MOCK_LOCATION = 4,

            /** NO_SIGNAL value */
            NO_SIGNAL = 5
        }

        /**
         * Properties of a Status.
         * @deprecated Use fieldcast.v1.Status.$Properties instead.
         */
        interface IStatus extends fieldcast.v1.Status.$Properties {
        }

        /** Represents a Status. */
        class Status {

            /**
             * Constructs a new Status.
             * @param [properties] Properties to set
             */
            constructor(properties?: fieldcast.v1.Status.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Status duty. */
            duty: fieldcast.v1.Duty;

            /** Status blockers. */
            blockers: fieldcast.v1.Blocker[];

            /** Status batteryPercent. */
            batteryPercent: (number|null);

            /** Status charging. */
            charging: (boolean|null);

            /**
             * Encodes the specified Status message. Does not implicitly {@link fieldcast.v1.Status.verify|verify} messages.
             * @param message Status message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: fieldcast.v1.Status.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Status message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {fieldcast.v1.Status & fieldcast.v1.Status.$Shape} Status
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): fieldcast.v1.Status & fieldcast.v1.Status.$Shape;
        }

        namespace Status {

            /** Properties of a Status. */
            interface $Properties {

                /** Status duty */
                duty?: fieldcast.v1.Duty;

                /** Status blockers */
                blockers?: fieldcast.v1.Blocker[];

                /** Status batteryPercent */
                batteryPercent?: (number|null);

                /** Status charging */
                charging?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Status. */
            type $Shape = fieldcast.v1.Status.$Properties;
        }

        /** PolicyReason enum. */
        enum PolicyReason {

            /** POLICY_REASON_UNSPECIFIED value */
            POLICY_REASON_UNSPECIFIED = 0,

            /** DEFAULT value */
            DEFAULT = 1,

            /** WATCHED value */
            WATCHED = 2,

            /** NEAR_JOB value */
            NEAR_JOB = 3,

            /** LOW_BATTERY value */
            LOW_BATTERY = 4
        }

        /**
         * Properties of a Policy.
         * @deprecated Use fieldcast.v1.Policy.$Properties instead.
         */
        interface IPolicy extends fieldcast.v1.Policy.$Properties {
        }

        /** Represents a Policy. */
        class Policy {

            /**
             * Constructs a new Policy.
             * @param [properties] Properties to set
             */
            constructor(properties?: fieldcast.v1.Policy.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Policy intervalMs. */
            intervalMs: number;

            /** Policy distanceM. */
            distanceM: number;

            /** Policy reason. */
            reason: fieldcast.v1.PolicyReason;

            /** Policy watchedIntervalMs. */
            watchedIntervalMs: number;

            /** Policy stillIntervalMs. */
            stillIntervalMs: number;

            /** Policy watcherNames. */
            watcherNames: string[];

            /**
             * Encodes the specified Policy message. Does not implicitly {@link fieldcast.v1.Policy.verify|verify} messages.
             * @param message Policy message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: fieldcast.v1.Policy.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Policy message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {fieldcast.v1.Policy & fieldcast.v1.Policy.$Shape} Policy
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): fieldcast.v1.Policy & fieldcast.v1.Policy.$Shape;
        }

        namespace Policy {

            /** Properties of a Policy. */
            interface $Properties {

                /** Policy intervalMs */
                intervalMs?: number;

                /** Policy distanceM */
                distanceM?: number;

                /** Policy reason */
                reason?: fieldcast.v1.PolicyReason;

                /** Policy watchedIntervalMs */
                watchedIntervalMs?: number;

                /** Policy stillIntervalMs */
                stillIntervalMs?: number;

                /** Policy watcherNames */
                watcherNames?: string[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Policy. */
            type $Shape = fieldcast.v1.Policy.$Properties;
        }

        /**
         * Properties of a Configuration.
         * @deprecated Use fieldcast.v1.Configuration.$Properties instead.
         */
        interface IConfiguration extends fieldcast.v1.Configuration.$Properties {
        }

        /** Represents a Configuration. */
        class Configuration {

            /**
             * Constructs a new Configuration.
             * @param [properties] Properties to set
             */
            constructor(properties?: fieldcast.v1.Configuration.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Configuration flags. */
            flags: { [k: string]: string };

            /**
             * Encodes the specified Configuration message. Does not implicitly {@link fieldcast.v1.Configuration.verify|verify} messages.
             * @param message Configuration message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: fieldcast.v1.Configuration.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Configuration message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {fieldcast.v1.Configuration & fieldcast.v1.Configuration.$Shape} Configuration
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): fieldcast.v1.Configuration & fieldcast.v1.Configuration.$Shape;
        }

        namespace Configuration {

            /** Properties of a Configuration. */
            interface $Properties {

                /** Configuration flags */
                flags?: { [k: string]: string };

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Configuration. */
            type $Shape = fieldcast.v1.Configuration.$Properties;
        }

        /**
         * Properties of a BoardClientFrame.
         * @deprecated Use fieldcast.v1.BoardClientFrame.$Properties instead.
         */
        interface IBoardClientFrame extends fieldcast.v1.BoardClientFrame.$Properties {
        }

        /** Represents a BoardClientFrame. */
        class BoardClientFrame {

            /**
             * Constructs a new BoardClientFrame.
             * @param [properties] Properties to set
             */
            constructor(properties?: fieldcast.v1.BoardClientFrame.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** BoardClientFrame hello. */
            hello: (fieldcast.v1.BoardHello|null);

            /** BoardClientFrame view. */
            view: (fieldcast.v1.View|null);

            /** BoardClientFrame refresh. */
            refresh: (fieldcast.v1.Refresh|null);

            /** BoardClientFrame ping. */
            ping: (fieldcast.v1.Ping|null);

            /** BoardClientFrame frame. */
            frame?: ("hello"|"view"|"refresh"|"ping");

            /**
             * Encodes the specified BoardClientFrame message. Does not implicitly {@link fieldcast.v1.BoardClientFrame.verify|verify} messages.
             * @param message BoardClientFrame message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: fieldcast.v1.BoardClientFrame.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a BoardClientFrame message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {fieldcast.v1.BoardClientFrame & fieldcast.v1.BoardClientFrame.$Shape} BoardClientFrame
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): fieldcast.v1.BoardClientFrame & fieldcast.v1.BoardClientFrame.$Shape;
        }

        namespace BoardClientFrame {

            /** Properties of a BoardClientFrame. */
            interface $Properties {

                /** BoardClientFrame hello */
                hello?: (fieldcast.v1.BoardHello.$Properties|null);

                /** BoardClientFrame view */
                view?: (fieldcast.v1.View.$Properties|null);

                /** BoardClientFrame refresh */
                refresh?: (fieldcast.v1.Refresh.$Properties|null);

                /** BoardClientFrame ping */
                ping?: (fieldcast.v1.Ping.$Properties|null);

                /** BoardClientFrame frame */
                frame?: ("hello"|"view"|"refresh"|"ping");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a BoardClientFrame. */
            type $Shape = {
              hello?: fieldcast.v1.BoardHello.$Shape|null;
              view?: fieldcast.v1.View.$Shape|null;
              refresh?: fieldcast.v1.Refresh.$Shape|null;
              ping?: fieldcast.v1.Ping.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ frame?: undefined; hello?: null; view?: null; refresh?: null; ping?: null }|{ frame?: "hello"; hello: fieldcast.v1.BoardHello.$Shape; view?: null; refresh?: null; ping?: null }|{ frame?: "view"; hello?: null; view: fieldcast.v1.View.$Shape; refresh?: null; ping?: null }|{ frame?: "refresh"; hello?: null; view?: null; refresh: fieldcast.v1.Refresh.$Shape; ping?: null }|{ frame?: "ping"; hello?: null; view?: null; refresh?: null; ping: fieldcast.v1.Ping.$Shape })
            );
        }

        /**
         * Properties of a BoardServerFrame.
         * @deprecated Use fieldcast.v1.BoardServerFrame.$Properties instead.
         */
        interface IBoardServerFrame extends fieldcast.v1.BoardServerFrame.$Properties {
        }

        /** Represents a BoardServerFrame. */
        class BoardServerFrame {

            /**
             * Constructs a new BoardServerFrame.
             * @param [properties] Properties to set
             */
            constructor(properties?: fieldcast.v1.BoardServerFrame.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** BoardServerFrame welcome. */
            welcome: (fieldcast.v1.BoardWelcome|null);

            /** BoardServerFrame snapshot. */
            snapshot: (fieldcast.v1.Snapshot|null);

            /** BoardServerFrame delta. */
            delta: (fieldcast.v1.Delta|null);

            /** BoardServerFrame tokenExpiring. */
            tokenExpiring: (fieldcast.v1.TokenExpiring|null);

            /** BoardServerFrame tokenAccepted. */
            tokenAccepted: (fieldcast.v1.TokenAccepted|null);

            /** BoardServerFrame drain. */
            drain: (fieldcast.v1.Drain|null);

            /** BoardServerFrame error. */
            error: (fieldcast.v1.Error|null);

            /** BoardServerFrame pong. */
            pong: (fieldcast.v1.Pong|null);

            /** BoardServerFrame frame. */
            frame?: ("welcome"|"snapshot"|"delta"|"tokenExpiring"|"tokenAccepted"|"drain"|"error"|"pong");

            /**
             * Encodes the specified BoardServerFrame message. Does not implicitly {@link fieldcast.v1.BoardServerFrame.verify|verify} messages.
             * @param message BoardServerFrame message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: fieldcast.v1.BoardServerFrame.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a BoardServerFrame message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {fieldcast.v1.BoardServerFrame & fieldcast.v1.BoardServerFrame.$Shape} BoardServerFrame
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): fieldcast.v1.BoardServerFrame & fieldcast.v1.BoardServerFrame.$Shape;
        }

        namespace BoardServerFrame {

            /** Properties of a BoardServerFrame. */
            interface $Properties {

                /** BoardServerFrame welcome */
                welcome?: (fieldcast.v1.BoardWelcome.$Properties|null);

                /** BoardServerFrame snapshot */
                snapshot?: (fieldcast.v1.Snapshot.$Properties|null);

                /** BoardServerFrame delta */
                delta?: (fieldcast.v1.Delta.$Properties|null);

                /** BoardServerFrame tokenExpiring */
                tokenExpiring?: (fieldcast.v1.TokenExpiring.$Properties|null);

                /** BoardServerFrame tokenAccepted */
                tokenAccepted?: (fieldcast.v1.TokenAccepted.$Properties|null);

                /** BoardServerFrame drain */
                drain?: (fieldcast.v1.Drain.$Properties|null);

                /** BoardServerFrame error */
                error?: (fieldcast.v1.Error.$Properties|null);

                /** BoardServerFrame pong */
                pong?: (fieldcast.v1.Pong.$Properties|null);

                /** BoardServerFrame frame */
                frame?: ("welcome"|"snapshot"|"delta"|"tokenExpiring"|"tokenAccepted"|"drain"|"error"|"pong");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a BoardServerFrame. */
            type $Shape = {
              welcome?: fieldcast.v1.BoardWelcome.$Shape|null;
              snapshot?: fieldcast.v1.Snapshot.$Shape|null;
              delta?: fieldcast.v1.Delta.$Shape|null;
              tokenExpiring?: fieldcast.v1.TokenExpiring.$Shape|null;
              tokenAccepted?: fieldcast.v1.TokenAccepted.$Shape|null;
              drain?: fieldcast.v1.Drain.$Shape|null;
              error?: fieldcast.v1.Error.$Shape|null;
              pong?: fieldcast.v1.Pong.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ frame?: undefined; welcome?: null; snapshot?: null; delta?: null; tokenExpiring?: null; tokenAccepted?: null; drain?: null; error?: null; pong?: null }|{ frame?: "welcome"; welcome: fieldcast.v1.BoardWelcome.$Shape; snapshot?: null; delta?: null; tokenExpiring?: null; tokenAccepted?: null; drain?: null; error?: null; pong?: null }|{ frame?: "snapshot"; welcome?: null; snapshot: fieldcast.v1.Snapshot.$Shape; delta?: null; tokenExpiring?: null; tokenAccepted?: null; drain?: null; error?: null; pong?: null }|{ frame?: "delta"; welcome?: null; snapshot?: null; delta: fieldcast.v1.Delta.$Shape; tokenExpiring?: null; tokenAccepted?: null; drain?: null; error?: null; pong?: null }|{ frame?: "tokenExpiring"; welcome?: null; snapshot?: null; delta?: null; tokenExpiring: fieldcast.v1.TokenExpiring.$Shape; tokenAccepted?: null; drain?: null; error?: null; pong?: null }|{ frame?: "tokenAccepted"; welcome?: null; snapshot?: null; delta?: null; tokenExpiring?: null; tokenAccepted: fieldcast.v1.TokenAccepted.$Shape; drain?: null; error?: null; pong?: null }|{ frame?: "drain"; welcome?: null; snapshot?: null; delta?: null; tokenExpiring?: null; tokenAccepted?: null; drain: fieldcast.v1.Drain.$Shape; error?: null; pong?: null }|{ frame?: "error"; welcome?: null; snapshot?: null; delta?: null; tokenExpiring?: null; tokenAccepted?: null; drain?: null; error: fieldcast.v1.Error.$Shape; pong?: null }|{ frame?: "pong"; welcome?: null; snapshot?: null; delta?: null; tokenExpiring?: null; tokenAccepted?: null; drain?: null; error?: null; pong: fieldcast.v1.Pong.$Shape })
            );
        }

        /**
         * Properties of a BoardHello.
         * @deprecated Use fieldcast.v1.BoardHello.$Properties instead.
         */
        interface IBoardHello extends fieldcast.v1.BoardHello.$Properties {
        }

        /** Represents a BoardHello. */
        class BoardHello {

            /**
             * Constructs a new BoardHello.
             * @param [properties] Properties to set
             */
            constructor(properties?: fieldcast.v1.BoardHello.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** BoardHello protocolVersion. */
            protocolVersion: number;

            /** BoardHello token. */
            token: string;

            /** BoardHello resume. */
            resume: fieldcast.v1.ResumePoint;

            /** BoardHello view. */
            view: fieldcast.v1.View;

            /**
             * Encodes the specified BoardHello message. Does not implicitly {@link fieldcast.v1.BoardHello.verify|verify} messages.
             * @param message BoardHello message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: fieldcast.v1.BoardHello.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a BoardHello message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {fieldcast.v1.BoardHello & fieldcast.v1.BoardHello.$Shape} BoardHello
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): fieldcast.v1.BoardHello & fieldcast.v1.BoardHello.$Shape;
        }

        namespace BoardHello {

            /** Properties of a BoardHello. */
            interface $Properties {

                /** BoardHello protocolVersion */
                protocolVersion?: number;

                /** BoardHello token */
                token?: string;

                /** BoardHello resume */
                resume?: fieldcast.v1.ResumePoint.$Properties;

                /** BoardHello view */
                view?: fieldcast.v1.View.$Properties;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a BoardHello. */
            type $Shape = fieldcast.v1.BoardHello.$Properties;
        }

        /**
         * Properties of a ResumePoint.
         * @deprecated Use fieldcast.v1.ResumePoint.$Properties instead.
         */
        interface IResumePoint extends fieldcast.v1.ResumePoint.$Properties {
        }

        /** Represents a ResumePoint. */
        class ResumePoint {

            /**
             * Constructs a new ResumePoint.
             * @param [properties] Properties to set
             */
            constructor(properties?: fieldcast.v1.ResumePoint.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ResumePoint epoch. */
            epoch: string;

            /** ResumePoint version. */
            version: number;

            /**
             * Encodes the specified ResumePoint message. Does not implicitly {@link fieldcast.v1.ResumePoint.verify|verify} messages.
             * @param message ResumePoint message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: fieldcast.v1.ResumePoint.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ResumePoint message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {fieldcast.v1.ResumePoint & fieldcast.v1.ResumePoint.$Shape} ResumePoint
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): fieldcast.v1.ResumePoint & fieldcast.v1.ResumePoint.$Shape;
        }

        namespace ResumePoint {

            /** Properties of a ResumePoint. */
            interface $Properties {

                /** ResumePoint epoch */
                epoch?: string;

                /** ResumePoint version */
                version?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ResumePoint. */
            type $Shape = fieldcast.v1.ResumePoint.$Properties;
        }

        /**
         * Properties of a View.
         * @deprecated Use fieldcast.v1.View.$Properties instead.
         */
        interface IView extends fieldcast.v1.View.$Properties {
        }

        /** Represents a View. */
        class View {

            /**
             * Constructs a new View.
             * @param [properties] Properties to set
             */
            constructor(properties?: fieldcast.v1.View.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** View westE7. */
            westE7: number;

            /** View southE7. */
            southE7: number;

            /** View eastE7. */
            eastE7: number;

            /** View northE7. */
            northE7: number;

            /** View zoom. */
            zoom: number;

            /** View followedTechnicianId. */
            followedTechnicianId: string;

            /**
             * Encodes the specified View message. Does not implicitly {@link fieldcast.v1.View.verify|verify} messages.
             * @param message View message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: fieldcast.v1.View.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a View message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {fieldcast.v1.View & fieldcast.v1.View.$Shape} View
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): fieldcast.v1.View & fieldcast.v1.View.$Shape;
        }

        namespace View {

            /** Properties of a View. */
            interface $Properties {

                /** View westE7 */
                westE7?: number;

                /** View southE7 */
                southE7?: number;

                /** View eastE7 */
                eastE7?: number;

                /** View northE7 */
                northE7?: number;

                /** View zoom */
                zoom?: number;

                /** View followedTechnicianId */
                followedTechnicianId?: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a View. */
            type $Shape = fieldcast.v1.View.$Properties;
        }

        /**
         * Properties of a BoardWelcome.
         * @deprecated Use fieldcast.v1.BoardWelcome.$Properties instead.
         */
        interface IBoardWelcome extends fieldcast.v1.BoardWelcome.$Properties {
        }

        /** Represents a BoardWelcome. */
        class BoardWelcome {

            /**
             * Constructs a new BoardWelcome.
             * @param [properties] Properties to set
             */
            constructor(properties?: fieldcast.v1.BoardWelcome.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** BoardWelcome serverTimeMs. */
            serverTimeMs: number;

            /** BoardWelcome tokenExpiresAtMs. */
            tokenExpiresAtMs: number;

            /** BoardWelcome tenantId. */
            tenantId: string;

            /** BoardWelcome deltaIntervalMs. */
            deltaIntervalMs: number;

            /** BoardWelcome offscreenIntervalMs. */
            offscreenIntervalMs: number;

            /** BoardWelcome heartbeatMs. */
            heartbeatMs: number;

            /**
             * Encodes the specified BoardWelcome message. Does not implicitly {@link fieldcast.v1.BoardWelcome.verify|verify} messages.
             * @param message BoardWelcome message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: fieldcast.v1.BoardWelcome.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a BoardWelcome message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {fieldcast.v1.BoardWelcome & fieldcast.v1.BoardWelcome.$Shape} BoardWelcome
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): fieldcast.v1.BoardWelcome & fieldcast.v1.BoardWelcome.$Shape;
        }

        namespace BoardWelcome {

            /** Properties of a BoardWelcome. */
            interface $Properties {

                /** BoardWelcome serverTimeMs */
                serverTimeMs?: number;

                /** BoardWelcome tokenExpiresAtMs */
                tokenExpiresAtMs?: number;

                /** BoardWelcome tenantId */
                tenantId?: string;

                /** BoardWelcome deltaIntervalMs */
                deltaIntervalMs?: number;

                /** BoardWelcome offscreenIntervalMs */
                offscreenIntervalMs?: number;

                /** BoardWelcome heartbeatMs */
                heartbeatMs?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a BoardWelcome. */
            type $Shape = fieldcast.v1.BoardWelcome.$Properties;
        }

        /**
         * Properties of a Snapshot.
         * @deprecated Use fieldcast.v1.Snapshot.$Properties instead.
         */
        interface ISnapshot extends fieldcast.v1.Snapshot.$Properties {
        }

        /** Represents a Snapshot. */
        class Snapshot {

            /**
             * Constructs a new Snapshot.
             * @param [properties] Properties to set
             */
            constructor(properties?: fieldcast.v1.Snapshot.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Snapshot epoch. */
            epoch: string;

            /** Snapshot version. */
            version: number;

            /** Snapshot serverTimeMs. */
            serverTimeMs: number;

            /** Snapshot technicians. */
            technicians: fieldcast.v1.TechnicianUpdate[];

            /** Snapshot complete. */
            complete: boolean;

            /**
             * Encodes the specified Snapshot message. Does not implicitly {@link fieldcast.v1.Snapshot.verify|verify} messages.
             * @param message Snapshot message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: fieldcast.v1.Snapshot.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Snapshot message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {fieldcast.v1.Snapshot & fieldcast.v1.Snapshot.$Shape} Snapshot
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): fieldcast.v1.Snapshot & fieldcast.v1.Snapshot.$Shape;
        }

        namespace Snapshot {

            /** Properties of a Snapshot. */
            interface $Properties {

                /** Snapshot epoch */
                epoch?: string;

                /** Snapshot version */
                version?: number;

                /** Snapshot serverTimeMs */
                serverTimeMs?: number;

                /** Snapshot technicians */
                technicians?: fieldcast.v1.TechnicianUpdate.$Properties[];

                /** Snapshot complete */
                complete?: boolean;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Snapshot. */
            type $Shape = fieldcast.v1.Snapshot.$Properties;
        }

        /**
         * Properties of a Delta.
         * @deprecated Use fieldcast.v1.Delta.$Properties instead.
         */
        interface IDelta extends fieldcast.v1.Delta.$Properties {
        }

        /** Represents a Delta. */
        class Delta {

            /**
             * Constructs a new Delta.
             * @param [properties] Properties to set
             */
            constructor(properties?: fieldcast.v1.Delta.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Delta version. */
            version: number;

            /** Delta serverTimeMs. */
            serverTimeMs: number;

            /** Delta technicians. */
            technicians: fieldcast.v1.TechnicianUpdate[];

            /** Delta baseVersion. */
            baseVersion: number;

            /**
             * Encodes the specified Delta message. Does not implicitly {@link fieldcast.v1.Delta.verify|verify} messages.
             * @param message Delta message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: fieldcast.v1.Delta.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Delta message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {fieldcast.v1.Delta & fieldcast.v1.Delta.$Shape} Delta
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): fieldcast.v1.Delta & fieldcast.v1.Delta.$Shape;
        }

        namespace Delta {

            /** Properties of a Delta. */
            interface $Properties {

                /** Delta version */
                version?: number;

                /** Delta serverTimeMs */
                serverTimeMs?: number;

                /** Delta technicians */
                technicians?: fieldcast.v1.TechnicianUpdate.$Properties[];

                /** Delta baseVersion */
                baseVersion?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Delta. */
            type $Shape = fieldcast.v1.Delta.$Properties;
        }

        /**
         * Properties of a TechnicianUpdate.
         * @deprecated Use fieldcast.v1.TechnicianUpdate.$Properties instead.
         */
        interface ITechnicianUpdate extends fieldcast.v1.TechnicianUpdate.$Properties {
        }

        /** Represents a TechnicianUpdate. */
        class TechnicianUpdate {

            /**
             * Constructs a new TechnicianUpdate.
             * @param [properties] Properties to set
             */
            constructor(properties?: fieldcast.v1.TechnicianUpdate.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** TechnicianUpdate ref. */
            ref: number;

            /** TechnicianUpdate identity. */
            identity: fieldcast.v1.TechnicianIdentity;

            /** TechnicianUpdate position. */
            position: fieldcast.v1.LivePosition;

            /** TechnicianUpdate presence. */
            presence: fieldcast.v1.TechnicianPresence;

            /**
             * Encodes the specified TechnicianUpdate message. Does not implicitly {@link fieldcast.v1.TechnicianUpdate.verify|verify} messages.
             * @param message TechnicianUpdate message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: fieldcast.v1.TechnicianUpdate.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TechnicianUpdate message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {fieldcast.v1.TechnicianUpdate & fieldcast.v1.TechnicianUpdate.$Shape} TechnicianUpdate
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): fieldcast.v1.TechnicianUpdate & fieldcast.v1.TechnicianUpdate.$Shape;
        }

        namespace TechnicianUpdate {

            /** Properties of a TechnicianUpdate. */
            interface $Properties {

                /** TechnicianUpdate ref */
                ref?: number;

                /** TechnicianUpdate identity */
                identity?: fieldcast.v1.TechnicianIdentity.$Properties;

                /** TechnicianUpdate position */
                position?: fieldcast.v1.LivePosition.$Properties;

                /** TechnicianUpdate presence */
                presence?: fieldcast.v1.TechnicianPresence.$Properties;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a TechnicianUpdate. */
            type $Shape = fieldcast.v1.TechnicianUpdate.$Properties;
        }

        /**
         * Properties of a TechnicianIdentity.
         * @deprecated Use fieldcast.v1.TechnicianIdentity.$Properties instead.
         */
        interface ITechnicianIdentity extends fieldcast.v1.TechnicianIdentity.$Properties {
        }

        /** Represents a TechnicianIdentity. */
        class TechnicianIdentity {

            /**
             * Constructs a new TechnicianIdentity.
             * @param [properties] Properties to set
             */
            constructor(properties?: fieldcast.v1.TechnicianIdentity.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** TechnicianIdentity technicianId. */
            technicianId: string;

            /** TechnicianIdentity displayName. */
            displayName: string;

            /**
             * Encodes the specified TechnicianIdentity message. Does not implicitly {@link fieldcast.v1.TechnicianIdentity.verify|verify} messages.
             * @param message TechnicianIdentity message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: fieldcast.v1.TechnicianIdentity.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TechnicianIdentity message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {fieldcast.v1.TechnicianIdentity & fieldcast.v1.TechnicianIdentity.$Shape} TechnicianIdentity
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): fieldcast.v1.TechnicianIdentity & fieldcast.v1.TechnicianIdentity.$Shape;
        }

        namespace TechnicianIdentity {

            /** Properties of a TechnicianIdentity. */
            interface $Properties {

                /** TechnicianIdentity technicianId */
                technicianId?: string;

                /** TechnicianIdentity displayName */
                displayName?: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a TechnicianIdentity. */
            type $Shape = fieldcast.v1.TechnicianIdentity.$Properties;
        }

        /**
         * Properties of a LivePosition.
         * @deprecated Use fieldcast.v1.LivePosition.$Properties instead.
         */
        interface ILivePosition extends fieldcast.v1.LivePosition.$Properties {
        }

        /** Represents a LivePosition. */
        class LivePosition {

            /**
             * Constructs a new LivePosition.
             * @param [properties] Properties to set
             */
            constructor(properties?: fieldcast.v1.LivePosition.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** LivePosition recordedAtMs. */
            recordedAtMs: number;

            /** LivePosition latitudeE7. */
            latitudeE7: number;

            /** LivePosition longitudeE7. */
            longitudeE7: number;

            /** LivePosition accuracyDm. */
            accuracyDm: (number|null);

            /** LivePosition speedCmps. */
            speedCmps: (number|null);

            /** LivePosition headingDdeg. */
            headingDdeg: (number|null);

            /**
             * Encodes the specified LivePosition message. Does not implicitly {@link fieldcast.v1.LivePosition.verify|verify} messages.
             * @param message LivePosition message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: fieldcast.v1.LivePosition.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a LivePosition message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {fieldcast.v1.LivePosition & fieldcast.v1.LivePosition.$Shape} LivePosition
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): fieldcast.v1.LivePosition & fieldcast.v1.LivePosition.$Shape;
        }

        namespace LivePosition {

            /** Properties of a LivePosition. */
            interface $Properties {

                /** LivePosition recordedAtMs */
                recordedAtMs?: number;

                /** LivePosition latitudeE7 */
                latitudeE7?: number;

                /** LivePosition longitudeE7 */
                longitudeE7?: number;

                /** LivePosition accuracyDm */
                accuracyDm?: (number|null);

                /** LivePosition speedCmps */
                speedCmps?: (number|null);

                /** LivePosition headingDdeg */
                headingDdeg?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a LivePosition. */
            type $Shape = fieldcast.v1.LivePosition.$Properties;
        }

        /** Link enum. */
        enum Link {

            /** LINK_UNSPECIFIED value */
            LINK_UNSPECIFIED = 0,

            /** CONNECTED value */
            CONNECTED = 1,

            /** DISCONNECTED value */
            DISCONNECTED = 2,

            /** LOST value */
            LOST = 3
        }

        /**
         * Properties of a TechnicianPresence.
         * @deprecated Use fieldcast.v1.TechnicianPresence.$Properties instead.
         */
        interface ITechnicianPresence extends fieldcast.v1.TechnicianPresence.$Properties {
        }

        /** Represents a TechnicianPresence. */
        class TechnicianPresence {

            /**
             * Constructs a new TechnicianPresence.
             * @param [properties] Properties to set
             */
            constructor(properties?: fieldcast.v1.TechnicianPresence.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** TechnicianPresence link. */
            link: fieldcast.v1.Link;

            /** TechnicianPresence changedAtMs. */
            changedAtMs: number;

            /** TechnicianPresence reason. */
            reason: fieldcast.v1.DisconnectReason;

            /** TechnicianPresence status. */
            status: fieldcast.v1.Status;

            /** TechnicianPresence appVersion. */
            appVersion: string;

            /**
             * Encodes the specified TechnicianPresence message. Does not implicitly {@link fieldcast.v1.TechnicianPresence.verify|verify} messages.
             * @param message TechnicianPresence message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: fieldcast.v1.TechnicianPresence.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TechnicianPresence message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {fieldcast.v1.TechnicianPresence & fieldcast.v1.TechnicianPresence.$Shape} TechnicianPresence
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): fieldcast.v1.TechnicianPresence & fieldcast.v1.TechnicianPresence.$Shape;
        }

        namespace TechnicianPresence {

            /** Properties of a TechnicianPresence. */
            interface $Properties {

                /** TechnicianPresence link */
                link?: fieldcast.v1.Link;

                /** TechnicianPresence changedAtMs */
                changedAtMs?: number;

                /** TechnicianPresence reason */
                reason?: fieldcast.v1.DisconnectReason;

                /** TechnicianPresence status */
                status?: fieldcast.v1.Status.$Properties;

                /** TechnicianPresence appVersion */
                appVersion?: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a TechnicianPresence. */
            type $Shape = fieldcast.v1.TechnicianPresence.$Properties;
        }

        /** DisconnectReason enum. */
        enum DisconnectReason {

            /** DISCONNECT_REASON_UNSPECIFIED value */
            DISCONNECT_REASON_UNSPECIFIED = 0,

            /** CLIENT_CLOSED value */
            CLIENT_CLOSED = 1,

            /** CONNECTION_LOST value */
            CONNECTION_LOST = 2,

            /** NO_HEARTBEAT value */
            NO_HEARTBEAT = 3,

            /** NODE_DRAINING value */
            NODE_DRAINING = 4,

            /** TOKEN_RAN_OUT value */
            TOKEN_RAN_OUT = 5,

            /** ACCESS_REVOKED value */
            ACCESS_REVOKED = 6,

            /** NEWER_CONNECTION value */
            NEWER_CONNECTION = 7,

            /** PROTOCOL_VIOLATION value */
            PROTOCOL_VIOLATION = 8
        }

        /**
         * Properties of a PositionBatch.
         * @deprecated Use fieldcast.v1.PositionBatch.$Properties instead.
         */
        interface IPositionBatch extends fieldcast.v1.PositionBatch.$Properties {
        }

        /** Represents a PositionBatch. */
        class PositionBatch {

            /**
             * Constructs a new PositionBatch.
             * @param [properties] Properties to set
             */
            constructor(properties?: fieldcast.v1.PositionBatch.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PositionBatch ingestNode. */
            ingestNode: string;

            /** PositionBatch reports. */
            reports: fieldcast.v1.LoggedReport[];

            /**
             * Encodes the specified PositionBatch message. Does not implicitly {@link fieldcast.v1.PositionBatch.verify|verify} messages.
             * @param message PositionBatch message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: fieldcast.v1.PositionBatch.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PositionBatch message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {fieldcast.v1.PositionBatch & fieldcast.v1.PositionBatch.$Shape} PositionBatch
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): fieldcast.v1.PositionBatch & fieldcast.v1.PositionBatch.$Shape;
        }

        namespace PositionBatch {

            /** Properties of a PositionBatch. */
            interface $Properties {

                /** PositionBatch ingestNode */
                ingestNode?: string;

                /** PositionBatch reports */
                reports?: fieldcast.v1.LoggedReport.$Properties[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PositionBatch. */
            type $Shape = fieldcast.v1.PositionBatch.$Properties;
        }

        /**
         * Properties of a LoggedReport.
         * @deprecated Use fieldcast.v1.LoggedReport.$Properties instead.
         */
        interface ILoggedReport extends fieldcast.v1.LoggedReport.$Properties {
        }

        /** Represents a LoggedReport. */
        class LoggedReport {

            /**
             * Constructs a new LoggedReport.
             * @param [properties] Properties to set
             */
            constructor(properties?: fieldcast.v1.LoggedReport.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** LoggedReport connectionId. */
            connectionId: number;

            /** LoggedReport technicianId. */
            technicianId: string;

            /** LoggedReport receivedAtMs. */
            receivedAtMs: number;

            /** LoggedReport report. */
            report: fieldcast.v1.Report;

            /**
             * Encodes the specified LoggedReport message. Does not implicitly {@link fieldcast.v1.LoggedReport.verify|verify} messages.
             * @param message LoggedReport message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: fieldcast.v1.LoggedReport.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a LoggedReport message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {fieldcast.v1.LoggedReport & fieldcast.v1.LoggedReport.$Shape} LoggedReport
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): fieldcast.v1.LoggedReport & fieldcast.v1.LoggedReport.$Shape;
        }

        namespace LoggedReport {

            /** Properties of a LoggedReport. */
            interface $Properties {

                /** LoggedReport connectionId */
                connectionId?: number;

                /** LoggedReport technicianId */
                technicianId?: string;

                /** LoggedReport receivedAtMs */
                receivedAtMs?: number;

                /** LoggedReport report */
                report?: fieldcast.v1.Report.$Properties;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a LoggedReport. */
            type $Shape = fieldcast.v1.LoggedReport.$Properties;
        }

        /**
         * Properties of a StoredNotice.
         * @deprecated Use fieldcast.v1.StoredNotice.$Properties instead.
         */
        interface IStoredNotice extends fieldcast.v1.StoredNotice.$Properties {
        }

        /** Represents a StoredNotice. */
        class StoredNotice {

            /**
             * Constructs a new StoredNotice.
             * @param [properties] Properties to set
             */
            constructor(properties?: fieldcast.v1.StoredNotice.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** StoredNotice connections. */
            connections: fieldcast.v1.StoredReports[];

            /**
             * Encodes the specified StoredNotice message. Does not implicitly {@link fieldcast.v1.StoredNotice.verify|verify} messages.
             * @param message StoredNotice message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: fieldcast.v1.StoredNotice.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a StoredNotice message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {fieldcast.v1.StoredNotice & fieldcast.v1.StoredNotice.$Shape} StoredNotice
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): fieldcast.v1.StoredNotice & fieldcast.v1.StoredNotice.$Shape;
        }

        namespace StoredNotice {

            /** Properties of a StoredNotice. */
            interface $Properties {

                /** StoredNotice connections */
                connections?: fieldcast.v1.StoredReports.$Properties[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a StoredNotice. */
            type $Shape = fieldcast.v1.StoredNotice.$Properties;
        }

        /**
         * Properties of a StoredReports.
         * @deprecated Use fieldcast.v1.StoredReports.$Properties instead.
         */
        interface IStoredReports extends fieldcast.v1.StoredReports.$Properties {
        }

        /** Represents a StoredReports. */
        class StoredReports {

            /**
             * Constructs a new StoredReports.
             * @param [properties] Properties to set
             */
            constructor(properties?: fieldcast.v1.StoredReports.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** StoredReports connectionId. */
            connectionId: number;

            /** StoredReports reportIds. */
            reportIds: number[];

            /**
             * Encodes the specified StoredReports message. Does not implicitly {@link fieldcast.v1.StoredReports.verify|verify} messages.
             * @param message StoredReports message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: fieldcast.v1.StoredReports.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a StoredReports message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {fieldcast.v1.StoredReports & fieldcast.v1.StoredReports.$Shape} StoredReports
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): fieldcast.v1.StoredReports & fieldcast.v1.StoredReports.$Shape;
        }

        namespace StoredReports {

            /** Properties of a StoredReports. */
            interface $Properties {

                /** StoredReports connectionId */
                connectionId?: number;

                /** StoredReports reportIds */
                reportIds?: number[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a StoredReports. */
            type $Shape = fieldcast.v1.StoredReports.$Properties;
        }

        /**
         * Properties of a PresenceBatch.
         * @deprecated Use fieldcast.v1.PresenceBatch.$Properties instead.
         */
        interface IPresenceBatch extends fieldcast.v1.PresenceBatch.$Properties {
        }

        /** Represents a PresenceBatch. */
        class PresenceBatch {

            /**
             * Constructs a new PresenceBatch.
             * @param [properties] Properties to set
             */
            constructor(properties?: fieldcast.v1.PresenceBatch.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PresenceBatch ingestNode. */
            ingestNode: string;

            /** PresenceBatch entries. */
            entries: fieldcast.v1.PresenceEntry[];

            /** PresenceBatch isFullList. */
            isFullList: boolean;

            /** PresenceBatch part. */
            part: number;

            /** PresenceBatch parts. */
            parts: number;

            /**
             * Encodes the specified PresenceBatch message. Does not implicitly {@link fieldcast.v1.PresenceBatch.verify|verify} messages.
             * @param message PresenceBatch message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: fieldcast.v1.PresenceBatch.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PresenceBatch message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {fieldcast.v1.PresenceBatch & fieldcast.v1.PresenceBatch.$Shape} PresenceBatch
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): fieldcast.v1.PresenceBatch & fieldcast.v1.PresenceBatch.$Shape;
        }

        namespace PresenceBatch {

            /** Properties of a PresenceBatch. */
            interface $Properties {

                /** PresenceBatch ingestNode */
                ingestNode?: string;

                /** PresenceBatch entries */
                entries?: fieldcast.v1.PresenceEntry.$Properties[];

                /** PresenceBatch isFullList */
                isFullList?: boolean;

                /** PresenceBatch part */
                part?: number;

                /** PresenceBatch parts */
                parts?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PresenceBatch. */
            type $Shape = fieldcast.v1.PresenceBatch.$Properties;
        }

        /**
         * Properties of a PresenceEntry.
         * @deprecated Use fieldcast.v1.PresenceEntry.$Properties instead.
         */
        interface IPresenceEntry extends fieldcast.v1.PresenceEntry.$Properties {
        }

        /** Represents a PresenceEntry. */
        class PresenceEntry {

            /**
             * Constructs a new PresenceEntry.
             * @param [properties] Properties to set
             */
            constructor(properties?: fieldcast.v1.PresenceEntry.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PresenceEntry technicianId. */
            technicianId: string;

            /** PresenceEntry deviceId. */
            deviceId: string;

            /** PresenceEntry connectionId. */
            connectionId: number;

            /** PresenceEntry presence. */
            presence: fieldcast.v1.TechnicianPresence;

            /** PresenceEntry connectedAtMs. */
            connectedAtMs: number;

            /**
             * Encodes the specified PresenceEntry message. Does not implicitly {@link fieldcast.v1.PresenceEntry.verify|verify} messages.
             * @param message PresenceEntry message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: fieldcast.v1.PresenceEntry.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PresenceEntry message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {fieldcast.v1.PresenceEntry & fieldcast.v1.PresenceEntry.$Shape} PresenceEntry
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): fieldcast.v1.PresenceEntry & fieldcast.v1.PresenceEntry.$Shape;
        }

        namespace PresenceEntry {

            /** Properties of a PresenceEntry. */
            interface $Properties {

                /** PresenceEntry technicianId */
                technicianId?: string;

                /** PresenceEntry deviceId */
                deviceId?: string;

                /** PresenceEntry connectionId */
                connectionId?: number;

                /** PresenceEntry presence */
                presence?: fieldcast.v1.TechnicianPresence.$Properties;

                /** PresenceEntry connectedAtMs */
                connectedAtMs?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PresenceEntry. */
            type $Shape = fieldcast.v1.PresenceEntry.$Properties;
        }

        /**
         * Properties of a PresenceQuery.
         * @deprecated Use fieldcast.v1.PresenceQuery.$Properties instead.
         */
        interface IPresenceQuery extends fieldcast.v1.PresenceQuery.$Properties {
        }

        /** Represents a PresenceQuery. */
        class PresenceQuery {

            /**
             * Constructs a new PresenceQuery.
             * @param [properties] Properties to set
             */
            constructor(properties?: fieldcast.v1.PresenceQuery.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Encodes the specified PresenceQuery message. Does not implicitly {@link fieldcast.v1.PresenceQuery.verify|verify} messages.
             * @param message PresenceQuery message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: fieldcast.v1.PresenceQuery.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PresenceQuery message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {fieldcast.v1.PresenceQuery & fieldcast.v1.PresenceQuery.$Shape} PresenceQuery
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): fieldcast.v1.PresenceQuery & fieldcast.v1.PresenceQuery.$Shape;
        }

        namespace PresenceQuery {

            /** Properties of a PresenceQuery. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PresenceQuery. */
            type $Shape = fieldcast.v1.PresenceQuery.$Properties;
        }

        /**
         * Properties of a Revocation.
         * @deprecated Use fieldcast.v1.Revocation.$Properties instead.
         */
        interface IRevocation extends fieldcast.v1.Revocation.$Properties {
        }

        /** Represents a Revocation. */
        class Revocation {

            /**
             * Constructs a new Revocation.
             * @param [properties] Properties to set
             */
            constructor(properties?: fieldcast.v1.Revocation.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Revocation subject. */
            subject: string;

            /** Revocation notBeforeMs. */
            notBeforeMs: number;

            /**
             * Encodes the specified Revocation message. Does not implicitly {@link fieldcast.v1.Revocation.verify|verify} messages.
             * @param message Revocation message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: fieldcast.v1.Revocation.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Revocation message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {fieldcast.v1.Revocation & fieldcast.v1.Revocation.$Shape} Revocation
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): fieldcast.v1.Revocation & fieldcast.v1.Revocation.$Shape;
        }

        namespace Revocation {

            /** Properties of a Revocation. */
            interface $Properties {

                /** Revocation subject */
                subject?: string;

                /** Revocation notBeforeMs */
                notBeforeMs?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Revocation. */
            type $Shape = fieldcast.v1.Revocation.$Properties;
        }

        /**
         * Properties of a TechnicianChanged.
         * @deprecated Use fieldcast.v1.TechnicianChanged.$Properties instead.
         */
        interface ITechnicianChanged extends fieldcast.v1.TechnicianChanged.$Properties {
        }

        /** Represents a TechnicianChanged. */
        class TechnicianChanged {

            /**
             * Constructs a new TechnicianChanged.
             * @param [properties] Properties to set
             */
            constructor(properties?: fieldcast.v1.TechnicianChanged.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** TechnicianChanged technicianId. */
            technicianId: string;

            /** TechnicianChanged displayName. */
            displayName: string;

            /**
             * Encodes the specified TechnicianChanged message. Does not implicitly {@link fieldcast.v1.TechnicianChanged.verify|verify} messages.
             * @param message TechnicianChanged message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: fieldcast.v1.TechnicianChanged.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TechnicianChanged message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {fieldcast.v1.TechnicianChanged & fieldcast.v1.TechnicianChanged.$Shape} TechnicianChanged
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): fieldcast.v1.TechnicianChanged & fieldcast.v1.TechnicianChanged.$Shape;
        }

        namespace TechnicianChanged {

            /** Properties of a TechnicianChanged. */
            interface $Properties {

                /** TechnicianChanged technicianId */
                technicianId?: string;

                /** TechnicianChanged displayName */
                displayName?: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a TechnicianChanged. */
            type $Shape = fieldcast.v1.TechnicianChanged.$Properties;
        }

        /**
         * Properties of a WatchList.
         * @deprecated Use fieldcast.v1.WatchList.$Properties instead.
         */
        interface IWatchList extends fieldcast.v1.WatchList.$Properties {
        }

        /** Represents a WatchList. */
        class WatchList {

            /**
             * Constructs a new WatchList.
             * @param [properties] Properties to set
             */
            constructor(properties?: fieldcast.v1.WatchList.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** WatchList broadcaster. */
            broadcaster: string;

            /** WatchList technicians. */
            technicians: fieldcast.v1.WatchedTechnician[];

            /** WatchList validMs. */
            validMs: number;

            /**
             * Encodes the specified WatchList message. Does not implicitly {@link fieldcast.v1.WatchList.verify|verify} messages.
             * @param message WatchList message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: fieldcast.v1.WatchList.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a WatchList message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {fieldcast.v1.WatchList & fieldcast.v1.WatchList.$Shape} WatchList
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): fieldcast.v1.WatchList & fieldcast.v1.WatchList.$Shape;
        }

        namespace WatchList {

            /** Properties of a WatchList. */
            interface $Properties {

                /** WatchList broadcaster */
                broadcaster?: string;

                /** WatchList technicians */
                technicians?: fieldcast.v1.WatchedTechnician.$Properties[];

                /** WatchList validMs */
                validMs?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a WatchList. */
            type $Shape = fieldcast.v1.WatchList.$Properties;
        }

        /**
         * Properties of a WatchedTechnician.
         * @deprecated Use fieldcast.v1.WatchedTechnician.$Properties instead.
         */
        interface IWatchedTechnician extends fieldcast.v1.WatchedTechnician.$Properties {
        }

        /** Represents a WatchedTechnician. */
        class WatchedTechnician {

            /**
             * Constructs a new WatchedTechnician.
             * @param [properties] Properties to set
             */
            constructor(properties?: fieldcast.v1.WatchedTechnician.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** WatchedTechnician technicianId. */
            technicianId: string;

            /** WatchedTechnician watcherNames. */
            watcherNames: string[];

            /**
             * Encodes the specified WatchedTechnician message. Does not implicitly {@link fieldcast.v1.WatchedTechnician.verify|verify} messages.
             * @param message WatchedTechnician message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: fieldcast.v1.WatchedTechnician.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a WatchedTechnician message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {fieldcast.v1.WatchedTechnician & fieldcast.v1.WatchedTechnician.$Shape} WatchedTechnician
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): fieldcast.v1.WatchedTechnician & fieldcast.v1.WatchedTechnician.$Shape;
        }

        namespace WatchedTechnician {

            /** Properties of a WatchedTechnician. */
            interface $Properties {

                /** WatchedTechnician technicianId */
                technicianId?: string;

                /** WatchedTechnician watcherNames */
                watcherNames?: string[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a WatchedTechnician. */
            type $Shape = fieldcast.v1.WatchedTechnician.$Properties;
        }

        /**
         * Properties of a TenantSettings.
         * @deprecated Use fieldcast.v1.TenantSettings.$Properties instead.
         */
        interface ITenantSettings extends fieldcast.v1.TenantSettings.$Properties {
        }

        /** Represents a TenantSettings. */
        class TenantSettings {

            /**
             * Constructs a new TenantSettings.
             * @param [properties] Properties to set
             */
            constructor(properties?: fieldcast.v1.TenantSettings.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** TenantSettings revision. */
            revision: number;

            /** TenantSettings flags. */
            flags: fieldcast.v1.FeatureFlag[];

            /** TenantSettings policies. */
            policies: fieldcast.v1.PolicyRule[];

            /**
             * Encodes the specified TenantSettings message. Does not implicitly {@link fieldcast.v1.TenantSettings.verify|verify} messages.
             * @param message TenantSettings message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: fieldcast.v1.TenantSettings.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TenantSettings message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {fieldcast.v1.TenantSettings & fieldcast.v1.TenantSettings.$Shape} TenantSettings
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): fieldcast.v1.TenantSettings & fieldcast.v1.TenantSettings.$Shape;
        }

        namespace TenantSettings {

            /** Properties of a TenantSettings. */
            interface $Properties {

                /** TenantSettings revision */
                revision?: number;

                /** TenantSettings flags */
                flags?: fieldcast.v1.FeatureFlag.$Properties[];

                /** TenantSettings policies */
                policies?: fieldcast.v1.PolicyRule.$Properties[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a TenantSettings. */
            type $Shape = fieldcast.v1.TenantSettings.$Properties;
        }

        /**
         * Properties of a Rollout.
         * @deprecated Use fieldcast.v1.Rollout.$Properties instead.
         */
        interface IRollout extends fieldcast.v1.Rollout.$Properties {
        }

        /** Represents a Rollout. */
        class Rollout {

            /**
             * Constructs a new Rollout.
             * @param [properties] Properties to set
             */
            constructor(properties?: fieldcast.v1.Rollout.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Rollout shareBp. */
            shareBp: number;

            /** Rollout allow. */
            allow: string[];

            /** Rollout deny. */
            deny: string[];

            /**
             * Encodes the specified Rollout message. Does not implicitly {@link fieldcast.v1.Rollout.verify|verify} messages.
             * @param message Rollout message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: fieldcast.v1.Rollout.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Rollout message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {fieldcast.v1.Rollout & fieldcast.v1.Rollout.$Shape} Rollout
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): fieldcast.v1.Rollout & fieldcast.v1.Rollout.$Shape;
        }

        namespace Rollout {

            /** Properties of a Rollout. */
            interface $Properties {

                /** Rollout shareBp */
                shareBp?: number;

                /** Rollout allow */
                allow?: string[];

                /** Rollout deny */
                deny?: string[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Rollout. */
            type $Shape = fieldcast.v1.Rollout.$Properties;
        }

        /**
         * Properties of a FeatureFlag.
         * @deprecated Use fieldcast.v1.FeatureFlag.$Properties instead.
         */
        interface IFeatureFlag extends fieldcast.v1.FeatureFlag.$Properties {
        }

        /** Represents a FeatureFlag. */
        class FeatureFlag {

            /**
             * Constructs a new FeatureFlag.
             * @param [properties] Properties to set
             */
            constructor(properties?: fieldcast.v1.FeatureFlag.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** FeatureFlag name. */
            name: string;

            /** FeatureFlag value. */
            value: string;

            /** FeatureFlag rollout. */
            rollout: fieldcast.v1.Rollout;

            /**
             * Encodes the specified FeatureFlag message. Does not implicitly {@link fieldcast.v1.FeatureFlag.verify|verify} messages.
             * @param message FeatureFlag message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: fieldcast.v1.FeatureFlag.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a FeatureFlag message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {fieldcast.v1.FeatureFlag & fieldcast.v1.FeatureFlag.$Shape} FeatureFlag
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): fieldcast.v1.FeatureFlag & fieldcast.v1.FeatureFlag.$Shape;
        }

        namespace FeatureFlag {

            /** Properties of a FeatureFlag. */
            interface $Properties {

                /** FeatureFlag name */
                name?: string;

                /** FeatureFlag value */
                value?: string;

                /** FeatureFlag rollout */
                rollout?: fieldcast.v1.Rollout.$Properties;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a FeatureFlag. */
            type $Shape = fieldcast.v1.FeatureFlag.$Properties;
        }

        /**
         * Properties of a PolicyRule.
         * @deprecated Use fieldcast.v1.PolicyRule.$Properties instead.
         */
        interface IPolicyRule extends fieldcast.v1.PolicyRule.$Properties {
        }

        /** Represents a PolicyRule. */
        class PolicyRule {

            /**
             * Constructs a new PolicyRule.
             * @param [properties] Properties to set
             */
            constructor(properties?: fieldcast.v1.PolicyRule.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PolicyRule name. */
            name: string;

            /** PolicyRule intervalMs. */
            intervalMs: (number|null);

            /** PolicyRule distanceM. */
            distanceM: (number|null);

            /** PolicyRule watchedIntervalMs. */
            watchedIntervalMs: (number|null);

            /** PolicyRule stillIntervalMs. */
            stillIntervalMs: (number|null);

            /** PolicyRule rollout. */
            rollout: fieldcast.v1.Rollout;

            /**
             * Encodes the specified PolicyRule message. Does not implicitly {@link fieldcast.v1.PolicyRule.verify|verify} messages.
             * @param message PolicyRule message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: fieldcast.v1.PolicyRule.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PolicyRule message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {fieldcast.v1.PolicyRule & fieldcast.v1.PolicyRule.$Shape} PolicyRule
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): fieldcast.v1.PolicyRule & fieldcast.v1.PolicyRule.$Shape;
        }

        namespace PolicyRule {

            /** Properties of a PolicyRule. */
            interface $Properties {

                /** PolicyRule name */
                name?: string;

                /** PolicyRule intervalMs */
                intervalMs?: (number|null);

                /** PolicyRule distanceM */
                distanceM?: (number|null);

                /** PolicyRule watchedIntervalMs */
                watchedIntervalMs?: (number|null);

                /** PolicyRule stillIntervalMs */
                stillIntervalMs?: (number|null);

                /** PolicyRule rollout */
                rollout?: fieldcast.v1.Rollout.$Properties;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PolicyRule. */
            type $Shape = fieldcast.v1.PolicyRule.$Properties;
        }

        /**
         * Properties of a FleetHistory.
         * @deprecated Use fieldcast.v1.FleetHistory.$Properties instead.
         */
        interface IFleetHistory extends fieldcast.v1.FleetHistory.$Properties {
        }

        /** Represents a FleetHistory. */
        class FleetHistory {

            /**
             * Constructs a new FleetHistory.
             * @param [properties] Properties to set
             */
            constructor(properties?: fieldcast.v1.FleetHistory.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** FleetHistory fromMs. */
            fromMs: number;

            /** FleetHistory toMs. */
            toMs: number;

            /** FleetHistory tracks. */
            tracks: fieldcast.v1.TechnicianTrack[];

            /**
             * Encodes the specified FleetHistory message. Does not implicitly {@link fieldcast.v1.FleetHistory.verify|verify} messages.
             * @param message FleetHistory message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: fieldcast.v1.FleetHistory.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a FleetHistory message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {fieldcast.v1.FleetHistory & fieldcast.v1.FleetHistory.$Shape} FleetHistory
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): fieldcast.v1.FleetHistory & fieldcast.v1.FleetHistory.$Shape;
        }

        namespace FleetHistory {

            /** Properties of a FleetHistory. */
            interface $Properties {

                /** FleetHistory fromMs */
                fromMs?: number;

                /** FleetHistory toMs */
                toMs?: number;

                /** FleetHistory tracks */
                tracks?: fieldcast.v1.TechnicianTrack.$Properties[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a FleetHistory. */
            type $Shape = fieldcast.v1.FleetHistory.$Properties;
        }

        /**
         * Properties of a TechnicianTrack.
         * @deprecated Use fieldcast.v1.TechnicianTrack.$Properties instead.
         */
        interface ITechnicianTrack extends fieldcast.v1.TechnicianTrack.$Properties {
        }

        /** Represents a TechnicianTrack. */
        class TechnicianTrack {

            /**
             * Constructs a new TechnicianTrack.
             * @param [properties] Properties to set
             */
            constructor(properties?: fieldcast.v1.TechnicianTrack.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** TechnicianTrack technicianId. */
            technicianId: string;

            /** TechnicianTrack recordedMs. */
            recordedMs: number[];

            /** TechnicianTrack latitudeE6. */
            latitudeE6: number[];

            /** TechnicianTrack longitudeE6. */
            longitudeE6: number[];

            /** TechnicianTrack delayMs. */
            delayMs: number[];

            /** TechnicianTrack speedCmps. */
            speedCmps: number[];

            /** TechnicianTrack headingDeg. */
            headingDeg: number[];

            /** TechnicianTrack accuracyDm. */
            accuracyDm: number[];

            /**
             * Encodes the specified TechnicianTrack message. Does not implicitly {@link fieldcast.v1.TechnicianTrack.verify|verify} messages.
             * @param message TechnicianTrack message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: fieldcast.v1.TechnicianTrack.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TechnicianTrack message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {fieldcast.v1.TechnicianTrack & fieldcast.v1.TechnicianTrack.$Shape} TechnicianTrack
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): fieldcast.v1.TechnicianTrack & fieldcast.v1.TechnicianTrack.$Shape;
        }

        namespace TechnicianTrack {

            /** Properties of a TechnicianTrack. */
            interface $Properties {

                /** TechnicianTrack technicianId */
                technicianId?: string;

                /** TechnicianTrack recordedMs */
                recordedMs?: number[];

                /** TechnicianTrack latitudeE6 */
                latitudeE6?: number[];

                /** TechnicianTrack longitudeE6 */
                longitudeE6?: number[];

                /** TechnicianTrack delayMs */
                delayMs?: number[];

                /** TechnicianTrack speedCmps */
                speedCmps?: number[];

                /** TechnicianTrack headingDeg */
                headingDeg?: number[];

                /** TechnicianTrack accuracyDm */
                accuracyDm?: number[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a TechnicianTrack. */
            type $Shape = fieldcast.v1.TechnicianTrack.$Properties;
        }

        /**
         * Properties of a TechnicianDay.
         * @deprecated Use fieldcast.v1.TechnicianDay.$Properties instead.
         */
        interface ITechnicianDay extends fieldcast.v1.TechnicianDay.$Properties {
        }

        /** Represents a TechnicianDay. */
        class TechnicianDay {

            /**
             * Constructs a new TechnicianDay.
             * @param [properties] Properties to set
             */
            constructor(properties?: fieldcast.v1.TechnicianDay.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** TechnicianDay fromMs. */
            fromMs: number;

            /** TechnicianDay toMs. */
            toMs: number;

            /** TechnicianDay track. */
            track: fieldcast.v1.TechnicianTrack;

            /** TechnicianDay segments. */
            segments: fieldcast.v1.DaySegment[];

            /** TechnicianDay distanceM. */
            distanceM: number;

            /** TechnicianDay movingS. */
            movingS: number;

            /** TechnicianDay stoppedS. */
            stoppedS: number;

            /** TechnicianDay gapS. */
            gapS: number;

            /** TechnicianDay fixes. */
            fixes: number;

            /** TechnicianDay lateFixes. */
            lateFixes: number;

            /** TechnicianDay speedMaxCmps. */
            speedMaxCmps: number;

            /**
             * Encodes the specified TechnicianDay message. Does not implicitly {@link fieldcast.v1.TechnicianDay.verify|verify} messages.
             * @param message TechnicianDay message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: fieldcast.v1.TechnicianDay.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TechnicianDay message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {fieldcast.v1.TechnicianDay & fieldcast.v1.TechnicianDay.$Shape} TechnicianDay
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): fieldcast.v1.TechnicianDay & fieldcast.v1.TechnicianDay.$Shape;
        }

        namespace TechnicianDay {

            /** Properties of a TechnicianDay. */
            interface $Properties {

                /** TechnicianDay fromMs */
                fromMs?: number;

                /** TechnicianDay toMs */
                toMs?: number;

                /** TechnicianDay track */
                track?: fieldcast.v1.TechnicianTrack.$Properties;

                /** TechnicianDay segments */
                segments?: fieldcast.v1.DaySegment.$Properties[];

                /** TechnicianDay distanceM */
                distanceM?: number;

                /** TechnicianDay movingS */
                movingS?: number;

                /** TechnicianDay stoppedS */
                stoppedS?: number;

                /** TechnicianDay gapS */
                gapS?: number;

                /** TechnicianDay fixes */
                fixes?: number;

                /** TechnicianDay lateFixes */
                lateFixes?: number;

                /** TechnicianDay speedMaxCmps */
                speedMaxCmps?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a TechnicianDay. */
            type $Shape = fieldcast.v1.TechnicianDay.$Properties;
        }

        /**
         * Properties of a DaySegment.
         * @deprecated Use fieldcast.v1.DaySegment.$Properties instead.
         */
        interface IDaySegment extends fieldcast.v1.DaySegment.$Properties {
        }

        /** Represents a DaySegment. */
        class DaySegment {

            /**
             * Constructs a new DaySegment.
             * @param [properties] Properties to set
             */
            constructor(properties?: fieldcast.v1.DaySegment.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** DaySegment kind. */
            kind: fieldcast.v1.DaySegmentKind;

            /** DaySegment fromMs. */
            fromMs: number;

            /** DaySegment toMs. */
            toMs: number;

            /** DaySegment latitudeE6. */
            latitudeE6: number;

            /** DaySegment longitudeE6. */
            longitudeE6: number;

            /** DaySegment distanceM. */
            distanceM: number;

            /** DaySegment speedMaxCmps. */
            speedMaxCmps: number;

            /**
             * Encodes the specified DaySegment message. Does not implicitly {@link fieldcast.v1.DaySegment.verify|verify} messages.
             * @param message DaySegment message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: fieldcast.v1.DaySegment.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DaySegment message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {fieldcast.v1.DaySegment & fieldcast.v1.DaySegment.$Shape} DaySegment
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): fieldcast.v1.DaySegment & fieldcast.v1.DaySegment.$Shape;
        }

        namespace DaySegment {

            /** Properties of a DaySegment. */
            interface $Properties {

                /** DaySegment kind */
                kind?: fieldcast.v1.DaySegmentKind;

                /** DaySegment fromMs */
                fromMs?: number;

                /** DaySegment toMs */
                toMs?: number;

                /** DaySegment latitudeE6 */
                latitudeE6?: number;

                /** DaySegment longitudeE6 */
                longitudeE6?: number;

                /** DaySegment distanceM */
                distanceM?: number;

                /** DaySegment speedMaxCmps */
                speedMaxCmps?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DaySegment. */
            type $Shape = fieldcast.v1.DaySegment.$Properties;
        }

        /** DaySegmentKind enum. */
        enum DaySegmentKind {

            /** DAY_SEGMENT_KIND_UNSPECIFIED value */
            DAY_SEGMENT_KIND_UNSPECIFIED = 0,

            /** STOP value */
            STOP = 1,

            /** DRIVE value */
            DRIVE = 2,

            /** GAP value */
            GAP = 3
        }
    }
}
